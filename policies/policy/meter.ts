/** What all policies together may spend on one request. */
import type { World } from "../admission/world.ts";

/** Bounds of one request. */
export interface Budget {
  /** Cost units for policies of the cluster and of Kubernetes, all together. Default 100,000,000. */
  readonly units?: number;
  /** Cost units for the policies of the object's namespace, all together: they spend nothing else. Default 10,000,000. */
  readonly namespaceUnits?: number;
  /** True when the time for policies of the namespace is up. Default: as for all. */
  readonly namespaceExpired?: () => boolean;
}

export const defaultUnits = 100_000_000;
export const defaultNamespaceUnits = 10_000_000;

/** A world in which cost units are counted and bounded. */
export interface Metered {
  readonly world: World;
  /** Units that were spent so far. */
  readonly spent: () => number;
}

/** Bounds what is spent in a world. */
export function metered(world: World, units: number): Metered {
  let spent = 0;
  const spend = (more: number): boolean => {
    spent += more;
    return spent <= units;
  };
  return { world: { ...world, spend }, spent: () => spent };
}
