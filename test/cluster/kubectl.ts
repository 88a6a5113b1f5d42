import { existsSync } from "node:fs";
import type { Program } from "../programs/program.ts";
import { cached } from "../programs/program.ts";

/** The Kubernetes release whose kubectl is built; the one of go.mod. */
export const version = "v1.36.3";

/** How kubectl is built. */
export const program: Program = {
  name: "kubectl",
  folder: import.meta.dirname,
  package: "k8s.io/kubernetes/cmd/kubectl",
  linkerFlags: `-X k8s.io/component-base/version.gitVersion=${version}`,
  takes: "two minutes",
};

/** The kubectl to test with: `BUBU_KUBECTL`, else the built one; undefined where there is none. */
export function kubectl(): string | undefined {
  const path = process.env.BUBU_KUBECTL || cached(program);
  return existsSync(path) ? path : undefined;
}
