import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The Kubernetes release whose kubectl is built; the one of go.mod. */
export const version = "v1.36.3";

/** Where the built kubectl is kept: a cache folder of the user, one per state of go.mod and go.sum. */
export function cached(): string {
  const hash = createHash("sha256");
  for (const file of ["go.mod", "go.sum"]) hash.update(readFileSync(join(import.meta.dirname, file)));
  const base = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(base, "bubustack", `kubectl-${hash.digest("hex").slice(0, 16)}`, "kubectl");
}

/** The kubectl to test with: `BUBU_KUBECTL`, else the built one; undefined where there is none. */
export function kubectl(): string | undefined {
  const path = process.env.BUBU_KUBECTL || cached();
  return existsSync(path) ? path : undefined;
}
