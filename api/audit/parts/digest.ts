import { string } from "../../schema.ts";

/**
 * The digest of a value's canonical JSON. Whoever has the value can compute a plain one again; a keyed one also takes a key of the log, so that a
 * value of which there are few cannot be found by trying.
 */
export function digest(description: string) {
  return string(description, { pattern: "^(sha256|hmac-sha256):[0-9a-f]{64}$" });
}

/** The digest of what is secret or personal: only whoever has the key of the namespace can compute it again. */
export function keyedDigest(description: string) {
  return string(description, { pattern: "^hmac-sha256:[0-9a-f]{64}$" });
}

export function plainDigest(description: string) {
  return string(description, { pattern: "^sha256:[0-9a-f]{64}$" });
}

/** The id of a decision, as answers, log lines and audit annotations have it. */
export function decisionId(description = "Id of the decision.") {
  return string(description, { pattern: "^[0-9a-f]{16}$" });
}
