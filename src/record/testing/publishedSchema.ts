import { toJsonSchema } from '@valibot/to-json-schema';
import { BaselineFileRecord } from '../../claims/baseline/pairedResult';
import { Change, WorkloadChange } from '../../claims/baseline/workloadChange';
import { CollectionRecord } from '../../claims/samples';
import { EVIDENCE, Evidence } from '../../claims/schemas';
import { CellTime } from '../../model/cell';
import { Interval } from '../../model/interval';
import { Busyness, Obstacle } from '../../model/obstacle';
import { ClaimRecord, ExperimentRecord, FileRecord, Report, Verdict } from '../schema';

/** The schemas that the published one refers to by name. */
const NAMED = {
  FileRecord,
  ClaimRecord,
  ExperimentRecord,
  BaselineFileRecord,
  WorkloadChange,
  Change,
  CollectionRecord,
  Verdict,
  Obstacle,
  Busyness,
  Evidence,
  ...Object.fromEntries(
    Object.entries(EVIDENCE).map(([kind, schema]) => [`${kind.replaceAll(' ', '-')}-evidence`, schema]),
  ),
  CellTime,
  Interval,
};

/** Returns the JSON schema of reports as they are written. */
export function publishedSchema(): unknown {
  return toJsonSchema(Report, { typeMode: 'input', ignoreActions: ['check'], definitions: NAMED });
}
