import { hash } from "node:crypto";
import type { Linked } from "@bubustack/audit/capture/entry";
import type { Receipt } from "@bubustack/audit/log/log";
import { toBase64 } from "@bubustack/audit/note/base64";
import type { Evidence } from "./evidence.ts";

/** A request whose decision is on record, for what may capture it. */
export interface Offered {
  readonly evidence: Evidence;
  /** The review as it came; empty where a judging worker has it. */
  readonly bytes: Uint8Array;
  readonly receipt: Pick<Receipt, "index" | "leaf">;
  /** Origin of the log. */
  readonly log: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What a capture says of a decision beside its request. `same` is `sameOf` it. */
export function linkedOf({ evidence, receipt, log, at }: Omit<Offered, "bytes">, same: string): Linked {
  const policies = policiesOf(evidence);
  return {
    ...{ decision: evidence.decision, log, number: receipt.index, leaf: toBase64(receipt.leaf), at },
    same,
    ...(policies !== undefined && { policies }),
  };
}

/** The same for all webhooks that are asked about one request: the API server gives each review another uid. */
export function sameOf({ subject, asked }: Evidence): string {
  const { objectHash, oldObjectHash, user } = asked;
  const who = [subject.namespace, subject.name, user.username ?? "", objectHash ?? "", oldObjectHash ?? ""];
  const what = [subject.operation, asked.group, asked.version, asked.resource, asked.subresource, subject.dryRun];
  return hash("sha256", JSON.stringify([...what, ...who]));
}

/** Rules that refuse keep policies from being asked. */
function policiesOf({ allowed, unjudged, findings }: Evidence): Linked["policies"] {
  if (findings.some(({ rule, action }) => action === "deny" && /^(cluster)?policies\//.test(rule))) return "refused";
  return allowed && unjudged === undefined ? "allowed" : undefined;
}
