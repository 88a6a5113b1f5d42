import type { Json } from "@bubustack/api/json";
import { formatPath } from "@bubustack/api/path";
import { structural } from "@bubustack/api/structural";
import { compile } from "@bubustack/engine/schema/structural";
import { anchorsProblems } from "./audit-anchors-settings.ts";
import { holdsProblems } from "./audit-holds-settings.ts";
import { sinksProblems } from "./audit-sinks-settings.ts";
import { schemaFinding } from "./schema-findings.ts";
import type { Settings } from "./settings.ts";
import { settingsSchema } from "./settings.ts";

/** Settings, or every reason why they are none. */
export type SettingsRead =
  | { readonly settings: Settings; readonly problems?: never }
  | { readonly problems: readonly string[] };

/** Reads a value as settings: each may be absent and has its default. */
export function settingsOf(value: Json): SettingsRead {
  const problems: string[] = [];
  const compiled = compile(structural(settingsSchema));
  const known = compiled.prune(value, (path) => problems.push(`${formatPath(path)}: is not a setting`));
  const { view, violations } = compiled.check(compiled.defaults(known));
  for (const violation of violations) {
    const { message, fix } = schemaFinding("settings", violation);
    problems.push(`${formatPath(violation.path)}: ${message}${fix === undefined ? "" : `; ${fix}`}`);
  }
  if (problems.length > 0) return { problems };
  // The check has found no violation, so the view is of the schema's static type.
  const settings = view as Settings;
  const contrary = contradictions(settings);
  return contrary.length > 0 ? { problems: contrary } : { settings };
}

/** What no field says alone. */
function contradictions(settings: Settings): readonly string[] {
  const { heartbeatSeconds, unreadySeconds, maxStalenessSeconds, audit } = settings;
  const problems = [
    ...sinksProblems(audit.sinks).map((problem) => `audit.sinks${problem}`),
    ...anchorsProblems(audit.anchors).map((problem) => `audit.anchors${problem}`),
    ...holdsProblems(audit.holds).map((problem) => `audit.holds${problem}`),
  ];
  if (unreadySeconds < 2 * heartbeatSeconds)
    problems.push(
      `unreadySeconds: ${unreadySeconds} is less than two heartbeats (heartbeatSeconds is ${heartbeatSeconds}); write at least ${2 * heartbeatSeconds}`,
    );
  if (maxStalenessSeconds < unreadySeconds)
    problems.push(
      `maxStalenessSeconds: ${maxStalenessSeconds} is less than unreadySeconds (${unreadySeconds}); write at least ${unreadySeconds}`,
    );
  return problems;
}
