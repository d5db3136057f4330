import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { readReport } from './readReport';
import { publishedSchema } from './testing/publishedSchema';
import { VERSION_ONE } from './testing/versionOne';

const written = (data: unknown): unknown => JSON.parse(JSON.stringify(data));
const published = JSON.parse(
  fs.readFileSync(path.join(__dirname, '../../schema/report.schema.json'), 'utf8'),
) as object;

describe('the published schema', () => {
  test('is that of the reports that are written: if not, type npm run schema', () => {
    expect(published).toEqual(written(publishedSchema()));
  });

  test('accepts a report with a claim of each kind, and no claim without its evidence', () => {
    const ajv = new Ajv({ allErrors: true });
    const report = written(readReport(VERSION_ONE)) as { files: [{ claims: [{ verdict: { evidence?: unknown } }] }] };
    ajv.validate(published, report);
    expect(ajv.errors).toBeNull();
    delete report.files[0].claims[0].verdict.evidence;
    expect(ajv.validate(published, report)).toBe(false);
  });
});
