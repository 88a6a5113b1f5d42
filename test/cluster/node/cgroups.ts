import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const mounted = "/sys/fs/cgroup";
/** Milliseconds that ended processes may take to leave their groups. */
const patienceMs = 10_000;

/** The control group that all Pods of a cluster are in, named after its folder. */
export function groupOf(folder: string): string {
  return `/bubu-${createHash("sha256").update(folder).digest("hex").slice(0, 8)}`;
}

/** The roots of the hierarchies: one with cgroup v2, one per controller with v1. */
function hierarchies(): readonly string[] {
  if (existsSync(join(mounted, "cgroup.controllers"))) return [mounted];
  return readdirSync(mounted, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(mounted, name));
}

/** Makes the group in every hierarchy. */
export function makeGroup(group: string): void {
  for (const root of hierarchies()) mkdirSync(join(root, group), { recursive: true });
}

/** Removes the group and those in it. The processes in them have been ended. */
export async function removeGroup(group: string): Promise<void> {
  if (!existsSync(mounted)) return;
  const deadline = performance.now() + patienceMs;
  for (const root of hierarchies()) {
    const folder = join(root, group);
    while (existsSync(folder) && !removed(folder)) {
      if (performance.now() > deadline) throw new Error(`processes are left in ${folder}`);
      await sleep(50);
    }
  }
}

function removed(folder: string): boolean {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && !removed(join(folder, entry.name))) return false;
  }
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
