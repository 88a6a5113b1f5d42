import type { JsonObject } from "@bubustack/api/json";
import { metadataOf } from "@bubustack/runtime/kube/object";
import type { Engine, EngineConfig } from "./engine.ts";

/** What is in force. */
export interface InForce {
  readonly objects: readonly JsonObject[];
  /** Of all that is judged by. */
  readonly digest: string;
  /** Undefined where there is no policy. */
  readonly engine: Engine | undefined;
  /** Namespaces that have policies of their own. */
  readonly namespaces: ReadonlySet<string>;
}

/** Compiles policies and exceptions. Without a policy there is nothing to load. */
export async function inForceOf(config: EngineConfig): Promise<InForce> {
  const { objects, digest } = config;
  const of = new Set(objects.filter(({ kind }) => kind === "Policy").map((one) => metadataOf(one).namespace));
  const some = of.size > 0 || objects.some(({ kind }) => kind === "ClusterPolicy");
  const engine = some ? await (await import("./engine.ts")).engine(config) : undefined;
  return { objects, digest, engine, namespaces: of };
}
