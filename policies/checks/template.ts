import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { TemplateTarget } from "../facts/template.ts";
import type { Ask } from "../related.ts";
import type { Context } from "../rule.ts";

/** The context of a rule for an object that has a template: an Engram or an Impulse. */
export type TemplateContext = Context<unknown, { readonly template: TemplateTarget }>;

/** The ask for the template of an object. */
export function templateAsk({ facts: { template } }: TemplateContext): readonly Ask[] {
  return template.asks;
}

/** `spec` of the template of an object, where the template is known to exist. */
export function templateSpec({ facts: { template }, related }: TemplateContext): JsonObject | undefined {
  const found = related.get(template.kind, "", template.name);
  if (found === undefined) return undefined;
  const { spec } = found;
  return isObject(spec) ? spec : {};
}

/** The texts of a list; empty for anything else. */
export function texts(value: Json | undefined): readonly string[] {
  return isList(value) ? value.filter((item) => typeof item === "string") : [];
}
