import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { EngramContext } from "../facts/engram.ts";
import type { Ask } from "../related.ts";

/** The name of an Engram's template, without blanks around it; empty where there is none. */
export function templateName({ object }: EngramContext): string {
  return object.spec.templateRef.name.trim();
}

/** The ask for the template of an Engram. */
export function templateAsk(context: EngramContext): readonly Ask[] {
  const name = templateName(context);
  return name === "" ? [] : [{ verb: "get", kind: "EngramTemplate", namespace: "", name }];
}

/** `spec` of the template of an Engram, where the template is known to exist. */
export function templateSpec(context: EngramContext): JsonObject | undefined {
  const found = context.related.get("EngramTemplate", "", templateName(context));
  if (found === undefined) return undefined;
  const { spec } = found;
  return isObject(spec) ? spec : {};
}

/** The texts of a list; empty for anything else. */
export function texts(value: Json | undefined): readonly string[] {
  return isList(value) ? value.filter((item) => typeof item === "string") : [];
}
