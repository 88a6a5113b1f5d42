import { hash } from "node:crypto";
import { canonicalJson } from "@bubustack/api/canonical-json";
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { toBase64 } from "../note/base64.ts";
import type { NamespaceKey } from "../personal/namespace-key.ts";
import { fieldsOf, parseRecord } from "../record/fields.ts";
import { leafHash } from "../tree/hash.ts";

/** What is kept of a request beside the request: how it is found in the log, and what came of it. */
export interface Linked {
  /** Id of the decision: that of its record too. */
  readonly decision: string;
  /** The log, by its origin, and the number of the record in it. */
  readonly log: string;
  readonly number: number;
  /** Hash of the record as the log's tree has it, in base64. */
  readonly leaf: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The same for all webhooks that were asked about one request. */
  readonly same: string;
  /** What policies alone came to; absent where they were not all asked. */
  readonly policies?: "allowed" | "refused";
}

/** A request as it was captured. */
export interface Captured extends Linked {
  readonly request: JsonObject;
  /** Whether nothing of its objects was left out. */
  readonly whole: boolean;
}

/** What is kept of a request. Other fields are not. */
const kept = [
  ...["uid", "kind", "resource", "subResource", "requestKind", "requestResource", "requestSubResource"],
  ...["name", "namespace", "operation", "userInfo", "dryRun", "object", "oldObject", "options"],
] as const;
const objects: ReadonlySet<string> = new Set(["object", "oldObject", "options"]);

/** True for a request that is never captured: about a Secret or anything below one. */
export function isSecret(request: JsonObject): boolean {
  return (
    ["kind", "requestKind", "object", "oldObject"].some((field) => fieldsOf(request[field])["kind"] === "Secret") ||
    ["resource", "requestResource"].some((field) => fieldsOf(request[field])["resource"] === "secrets")
  );
}

/** A line for the file: what is left of the request, encrypted under the key of its namespace. `redact` answers what it leaves as it is itself. */
export function sealEntry(
  key: NamespaceKey,
  linked: Linked,
  request: JsonObject,
  redact: (value: Json) => Json,
): string {
  const left = Object.fromEntries(
    kept.flatMap((field) => {
      const value = request[field];
      return value === undefined ? [] : [[field, objects.has(field) ? redact(value) : value]];
    }),
  );
  // What nothing was left out of is the value itself.
  const whole = ["object", "oldObject"].every((field) => left[field] === request[field]);
  const entry: Captured = { ...linked, request: left, whole };
  return `${JSON.stringify({ key: key.name, sealed: key.seal(JSON.stringify(entry)) })}\n`;
}

/** Reads a line of a file; or says why it cannot be read. */
export async function openEntry(
  line: string,
  named: (name: string) => Promise<NamespaceKey | undefined>,
): Promise<Captured | { readonly problem: string }> {
  const { key: name, sealed } = fieldsOf(parsed(line));
  if (typeof name !== "string" || typeof sealed !== "string") return { problem: "it is cut off" };
  const key = await named(name);
  if (key === undefined) return { problem: `the key ${name} is not there: destroyed, or in another folder` };
  const text = key.open(sealed);
  if (text === undefined) return { problem: "it was altered, or is not encrypted with its key" };
  // Whoever has the key made it, above.
  return JSON.parse(text);
}

/** Whether a capture is of the decision that a record is about: the record's own bytes, id and review, and the object where all of it is there. */
export function isOf({ decision, leaf, request, whole }: Captured, record: Uint8Array): boolean {
  if (toBase64(leafHash(record)) !== leaf) return false;
  const { id, data } = parseRecord(record);
  const { review, objectDigest } = fieldsOf(data);
  return id === decision && review === request["uid"] && (!whole || objectDigest === digestOf(request["object"]));
}

/** As records have it. */
function digestOf(object: Json | undefined): string | undefined {
  return isObject(object) ? `sha256:${hash("sha256", canonicalJson(object))}` : undefined;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
