import type { World } from "./kernel.ts";
import type { Pack } from "./pack.ts";
import type { Settings } from "./settings.ts";

/** Digests by what they were made of; both are frozen for the life of a process. */
const known = new WeakMap<Settings, WeakMap<readonly Pack[], string>>();

/** SHA-256 (hex) over the rules' ids and the settings in force: two verdicts with one digest come from the same rules. */
export function digestOf(packs: readonly Pack[], { settings, host }: Pick<World, "settings" | "host">): string {
  const bySettings = known.get(settings) ?? new WeakMap<readonly Pack[], string>();
  known.set(settings, bySettings);
  const found = bySettings.get(packs);
  if (found !== undefined) return found;
  const ids = packs.map((pack) => [pack.kind.kind, [...pack.defaults, ...pack.rules].map((rule) => rule.id)]);
  const sorted = Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
  const bytes = host.sha256(host.utf8(JSON.stringify([ids, sorted])));
  const digest = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  bySettings.set(packs, digest);
  return digest;
}
