/** Pods held against a level. */
import type { Check, PodView, Revision, Violation } from "./check.ts";
import { checks } from "./checks/all.ts";
import type { LevelVersion } from "./levels.ts";

/** The newest version that changes anything: later ones are as this one. */
const newest = Math.max(...checks.flatMap(({ revisions }) => revisions.map(({ since }) => since)));

const known = new Map<string, readonly Revision[]>();

/** What a pod violates of a level; nothing where it is of it. */
export function violations(of: LevelVersion, pod: PodView): readonly Violation[] {
  return checksOf(of)
    .map(({ violated }) => violated(pod))
    .filter((violation) => violation !== undefined);
}

/** `privileged (container "a" must not set securityContext.privileged=true), hostPort (…)`. */
export function detailed(all: readonly Violation[]): string {
  return all.map(({ reason, detail }) => `${reason} (${detail})`).join(", ");
}

/** `privileged, hostPort`. */
export function reasons(all: readonly Violation[]): string {
  return all.map(({ reason }) => reason).join(", ");
}

/** What a level asks for at a version. */
function checksOf({ level, version }: LevelVersion): readonly Revision[] {
  if (level === "privileged") return [];
  const minor = version === "latest" ? newest : Math.min(version, newest);
  const key = `${level} ${minor}`;
  const found = known.get(key) ?? select(level, minor);
  known.set(key, found);
  return found;
}

function select(level: Check["level"], minor: number): readonly Revision[] {
  const held = checks
    .filter((check) => level === "restricted" || check.level === "baseline")
    .flatMap(({ id, revisions }) => {
      const revision = revisions.findLast(({ since }) => since <= minor);
      return revision === undefined ? [] : [{ id, revision }];
    });
  const replaced = new Set(held.map(({ revision }) => revision.instead));
  return held.filter(({ id }) => !replaced.has(id)).map(({ revision }) => revision);
}
