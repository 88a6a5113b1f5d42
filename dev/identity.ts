import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { KeyPair } from "@bubustack/certs/issue";
import { issueCa } from "@bubustack/certs/issue";

/**
 * Who the embedded server is from one start to the next: its CA and its administrator's token. Kept in the state
 * folder (mode 0600), so that a shell that has exported the kubeconfig goes on working after a restart.
 */
export interface Identity {
  readonly ca: KeyPair;
  readonly token: string;
}

const dayMs = 86_400_000;

/** Reads the identity of a state folder; makes a new one where there is none, or its CA ends within a week. */
export function identity(folder: string, now: number): Identity {
  const file = join(folder, "identity.json");
  const kept = read(file);
  if (kept !== undefined && kept.ca.notAfter.getTime() > now + 7 * dayMs) return kept;
  const fresh: Identity = {
    ca: issueCa({ commonName: "bubu-dev", days: 365, now }),
    token: randomBytes(24).toString("base64url"),
  };
  writeFileSync(file, `${JSON.stringify(fresh)}\n`, { mode: 0o600 });
  return fresh;
}

/** A file that is missing or damaged counts as none: what it held can be made again. */
function read(file: string): Identity | undefined {
  try {
    const { ca, token } = JSON.parse(readFileSync(file, "utf8"));
    const notBefore = new Date(ca.notBefore);
    const notAfter = new Date(ca.notAfter);
    const texts = [ca.certPem, ca.keyPem, token].every((text) => typeof text === "string" && text !== "");
    if (!texts || Number.isNaN(notBefore.getTime()) || Number.isNaN(notAfter.getTime())) return undefined;
    return { ca: { certPem: ca.certPem, keyPem: ca.keyPem, notBefore, notAfter }, token };
  } catch {
    return undefined;
  }
}
