import fs from 'node:fs';
import path from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';

const ROOT = path.join(__dirname, '../..');

test('the published schema is that of the reports that are written: else type npm run schema', () => {
  const schema = createGenerator({
    path: path.join(ROOT, 'src/evidence/reportFile.ts'),
    type: 'Report',
    tsconfig: path.join(ROOT, 'tsconfig.json'),
    skipTypeCheck: true,
    additionalProperties: true,
  }).createSchema('Report');
  const published: unknown = JSON.parse(fs.readFileSync(path.join(ROOT, 'schema/report.schema.json'), 'utf8'));
  expect(JSON.parse(JSON.stringify(schema))).toEqual(published);
}, 60_000);
