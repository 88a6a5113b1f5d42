/** The levels of Pod Security, at the versions of Kubernetes that define them, and what the labels of a namespace ask. */
import type { FieldError } from "../validation/field-error.ts";
import { invalidField } from "../validation/field-error.ts";
import { prefix } from "./labels.ts";

/** From the laxest on. */
export const levels = ["privileged", "baseline", "restricted"] as const;
export type Level = (typeof levels)[number];

/** A level as a version of Kubernetes defines it: the minor version of 1.x, or the newest that this server knows. */
export interface LevelVersion {
  readonly level: Level;
  readonly version: number | "latest";
}

/** What is refused, what is noted, and what is warned of. */
export interface Policy {
  readonly enforce: LevelVersion;
  readonly audit: LevelVersion;
  readonly warn: LevelVersion;
}

export const modes = ["enforce", "audit", "warn"] as const;

/** What holds where nothing is said. */
export const lax: LevelVersion = { level: "privileged", version: "latest" };

type Labels = { readonly [key: string]: string };

/**
 * What the labels ask of pods; what they do not say is as in `defaults`, and a stricter level that is enforced is warned
 * of too. Labels that cannot be read ask for the strictest where they enforce, and for nothing else.
 */
export function policyOf(
  labels: Labels,
  defaults: Policy,
): { readonly policy: Policy; readonly problems: readonly FieldError[] } {
  const problems: FieldError[] = [];
  const label = (name: string) => (Object.hasOwn(labels, `${prefix}${name}`) ? labels[`${prefix}${name}`] : undefined);
  const wrong = (name: string, value: string, detail: string) =>
    problems.push(invalidField(`metadata.labels[${prefix}${name}]`, value, detail));
  const said = (mode: (typeof modes)[number], otherwise: Level): LevelVersion => {
    const [level, version] = [label(mode), label(`${mode}-version`)];
    const known = level === undefined ? defaults[mode].level : levelOf(level);
    if (known === undefined) wrong(mode, level ?? "", `must be one of ${levels.join(", ")}`);
    const from = version === undefined ? defaults[mode].version : versionOf(version);
    if (from === undefined) wrong(`${mode}-version`, version ?? "", 'must be "latest" or "v1.x"');
    return { level: known ?? otherwise, version: from ?? "latest" };
  };
  const [enforce, audit, warn] = [
    said("enforce", "restricted"),
    said("audit", "privileged"),
    said("warn", "privileged"),
  ];
  const enforced = levelOf(label("enforce") ?? "");
  const stricter = enforced !== undefined && label("warn") === undefined && compareLevels(enforced, warn.level) > 0;
  const version = label("warn-version") === undefined ? enforce.version : warn.version;
  return { policy: { enforce, audit, warn: stricter ? { level: enforced, version } : warn }, problems };
}

export function levelOf(text: string): Level | undefined {
  return levels.find((level) => level === text);
}

/** `latest`, or the minor version of `v1.x`. */
export function versionOf(text: string): LevelVersion["version"] | undefined {
  if (text === "latest") return "latest";
  const [, minor] = /^v1\.(0|[1-9]\d{0,17})$/.exec(text) ?? [];
  return minor === undefined ? undefined : Number(minor);
}

/** Above 0 where the first level is the stricter one. */
export function compareLevels(a: Level, b: Level): number {
  return levels.indexOf(a) - levels.indexOf(b);
}

export function isPrivileged({ enforce, audit, warn }: Policy): boolean {
  return [enforce, audit, warn].every(({ level }) => level === "privileged");
}

/** `baseline:v1.30`. */
export function levelText({ level, version }: LevelVersion): string {
  return `${level}:${version === "latest" ? version : `v1.${version}`}`;
}

export function sameLevel(a: LevelVersion, b: LevelVersion): boolean {
  return a.level === b.level && a.version === b.version;
}
