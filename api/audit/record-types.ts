import { admissionDecided } from "./events/admission-decided.ts";
import { certificateRotated } from "./events/certificate-rotated.ts";
import { checkpointSeen } from "./events/checkpoint-seen.ts";
import { configurationChanged } from "./events/configuration-changed.ts";
import { edgeDecided } from "./events/edge-decided.ts";
import { exceptionChanged } from "./events/exception-changed.ts";
import { exceptionUsed } from "./events/exception-used.ts";
import { grantChanged } from "./events/grant-changed.ts";
import { holdChanged } from "./events/hold-changed.ts";
import { keyRotated } from "./events/key-rotated.ts";
import { logGap } from "./events/log-gap.ts";
import { logOpened } from "./events/log-opened.ts";
import { logRead } from "./events/log-read.ts";
import { personalForgotten } from "./events/personal-forgotten.ts";
import { policyChanged } from "./events/policy-changed.ts";
import { retentionDeleted } from "./events/retention-deleted.ts";
import type { RecordType } from "./record-type.ts";

/** Every type of record. A type that is not in the list has no page, and no reader knows it. */
export const recordTypes: readonly RecordType[] = [
  admissionDecided,
  exceptionUsed,
  edgeDecided,
  policyChanged,
  exceptionChanged,
  grantChanged,
  certificateRotated,
  configurationChanged,
  logOpened,
  logGap,
  logRead,
  keyRotated,
  checkpointSeen,
  personalForgotten,
  retentionDeleted,
  holdChanged,
];

const byType = new Map<string, RecordType>(recordTypes.map((one) => [one.type, one]));

/** The type of a record by the `type` of its CloudEvent; undefined where it is none of ours. */
export function recordTypeOf(type: string): RecordType | undefined {
  return byType.get(type);
}
