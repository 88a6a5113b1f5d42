import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { RoutingRule } from "@bubustack/api/shared/streaming/routing";
import type { TransportStreamingSettings } from "@bubustack/api/shared/streaming/settings";
import { asTemplate, isCondition } from "@bubustack/engine/primitives/text";
import type { Found } from "../finding.ts";
import { invalid, repeated, required } from "../finding.ts";

/** A routing rule and where it stands. */
export interface PlacedRule {
  readonly one: RoutingRule;
  readonly path: Path;
}

/** The routing rules of streaming settings. */
export function routingRules(path: Path, streaming: TransportStreamingSettings | undefined): readonly PlacedRule[] {
  return (streaming?.routing?.rules ?? []).map((one, at) => ({ one, path: [...path, "routing", "rules", at] }));
}

/** Names of steps that are blank or repeated within one rule; what `known` finds about the others is added. */
export function targetFindings(
  { one, path }: PlacedRule,
  known: (name: string, path: Path) => readonly Found[],
): readonly Found[] {
  const seen = new Set<string>();
  return (one.target?.steps ?? []).flatMap((name, at) => {
    const place = [...path, "target", "steps", at];
    if (name.trim() === "") return [required(place, "is blank", { fix: "name a step" })];
    if (seen.has(name)) return [repeated(place, `${brief(name)} is named already`)];
    seen.add(name);
    return known(name, place);
  });
}

/** A condition without braces that is neither true nor false: it would be taken literally. */
export function literalFinding(path: Path, text: string): readonly Found[] {
  if (isCondition(text)) return [];
  const message = `${brief(text)} is taken literally and is neither true nor false`;
  if (text.length > 200) return [invalid(path, message, { fix: "write it as a template: {{ … }}" })];
  const replacement = asTemplate(text);
  return [invalid(path, message, { fix: `write ${brief(replacement, 220)}`, replacement })];
}
