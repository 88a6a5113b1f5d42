/** What one check says, for tests. */
import type { JsonObject } from "@bubustack/api/json";
import type { Check } from "../check.ts";
import { detailed } from "../evaluate.ts";

/** A pod of one container `c`, `spec` laid over it. */
export function podOf(context: JsonObject, spec: JsonObject = {}): JsonObject {
  return { containers: [{ name: "c", securityContext: context }], ...spec };
}

/** What the check says of a pod at a minor version; undefined where it does not hold there, empty where all is well. */
export function said(check: Check, spec: JsonObject, minor = 36, metadata: JsonObject = {}): string | undefined {
  const revision = check.revisions.findLast(({ since }) => since <= minor);
  if (revision === undefined) return undefined;
  const violation = revision.violated({ metadata, spec });
  return violation === undefined ? "" : detailed([violation]);
}
