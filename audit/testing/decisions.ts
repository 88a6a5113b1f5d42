import type { Fields } from "../record/fields.ts";

/** What a record of a test says. */
export interface Said {
  readonly at: number;
  readonly type?: string;
  readonly id?: string;
  readonly data: Fields;
}

/** The bytes of a record as our logs have it. */
export function recordOf({ at, type = "admission.decided", id = "0", data }: Said): Uint8Array {
  const time = new Date(at).toISOString();
  const head = { specversion: "1.0", id, source: "log.example/a", type: `io.bubustack.audit.${type}.v1`, time };
  return Buffer.from(JSON.stringify({ ...head, datacontenttype: "application/json", data }));
}

/** An admission verdict. */
export function decided(given: {
  readonly namespace?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly actor?: Fields;
  readonly verdict?: string;
  readonly rules?: readonly string[];
}): Fields {
  const { namespace = "team-a", kind = "Story", name = "nightly", actor = { username: "ada" }, rules = [] } = given;
  return {
    operation: "CREATE",
    object: { group: "bubustack.io", kind, namespace, name },
    actor,
    verdict: given.verdict ?? (rules.length > 0 ? "refused" : "allowed"),
    findings: rules.map((rule) => ({ rule, path: "spec", code: "FieldValueInvalid", action: "deny" })),
    dryRun: false,
  };
}
