import type { JsonObject } from "@bubustack/api/json";
import type { EngineConfig } from "../policy/engine.ts";
import type { InForce } from "../policy/in-force.ts";
import { inForceOf } from "../policy/in-force.ts";
import type { PoliciesMessage } from "./protocol.ts";

/** The policies that a worker was brought, compiled. */
export interface Held {
  readonly current: InForce;
  take(message: PoliciesMessage): void;
}

/** `onHolds` is told of each change that is in force; changes that come together are one. */
export function held(config: Omit<EngineConfig, "objects" | "digest">, onHolds: (change: number) => void): Held {
  const objects = new Map<string, JsonObject>();
  let current: InForce = { objects: [], digest: "", engine: undefined, namespaces: new Set() };
  let wanted: PoliciesMessage["whole"];
  let working = false;

  const make = async (): Promise<void> => {
    if (working) return;
    working = true;
    while (wanted !== undefined) {
      const { change, digest } = wanted;
      wanted = undefined;
      current = await inForceOf({ ...config, objects: [...objects.values()], digest });
      onHolds(change);
    }
    working = false;
  };
  return {
    get current() {
      return current;
    },
    take({ put, drop, whole }) {
      for (const key of drop) objects.delete(key);
      for (const [key, object] of put) objects.set(key, object);
      wanted = whole ?? wanted;
      if (whole !== undefined) void make();
    },
  };
}
