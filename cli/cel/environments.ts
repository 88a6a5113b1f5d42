import type { Environment } from "@bubustack/cel/environment";
import { environment } from "@bubustack/cel/environment";
import { kubernetes, mutation, newest } from "@bubustack/cel/kubernetes/environment";
import { plainLibraries } from "@bubustack/cel/library/plain";

/**
 * What expressions may use: `kubernetes` (the newest release that is known), `kubernetes-1.N` (what release 1.N offers),
 * `kubernetes-mutation` (policies that change objects) or `plain` (the language with all its extensions and its own costs);
 * undefined for another name, and for releases that are not known yet.
 */
export function environmentNamed(name: string): Environment | undefined {
  if (name === "kubernetes") return kubernetes();
  if (name === "kubernetes-mutation") return mutation();
  if (name === "plain")
    return environment({ libraries: plainLibraries, cost: "plain", homogeneous: false, escapedNames: true });
  const [, minor] = /^kubernetes-1\.([0-9]{1,3})$/.exec(name) ?? [];
  return minor === undefined || Number(minor) > newest ? undefined : kubernetes({ minor: Number(minor) });
}
