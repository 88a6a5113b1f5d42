/** The environment of a container: `env`, `envFrom`, and references between variables. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { at, listAt, objectAt, textAt, textMap } from "../resources/object.ts";

/** Where variables come from. */
export interface Sources {
  /** A ConfigMap or a Secret of the pod's namespace. */
  readonly get: (kind: "ConfigMap" | "Secret", name: string) => JsonObject | undefined;
  readonly pod: JsonObject;
}

/** Variables by name, or why the container cannot be made. */
export type Environment = { readonly variables: ReadonlyMap<string, string> } | { readonly problem: string };

class Missing extends Error {}

/** Resolves the variables of a container in their order, later ones over earlier ones. */
export function environment(container: JsonObject, sources: Sources): Environment {
  const variables = new Map<string, string>();
  try {
    for (const source of listAt(container, "envFrom")) {
      for (const [key, value] of from(source, sources)) variables.set(textAt(source, "prefix") + key, value);
    }
    for (const each of listAt(container, "env")) {
      const value = at(each, "valueFrom");
      const found = value === undefined ? expand(textAt(each, "value"), variables) : resolve(value, sources);
      if (found !== undefined) variables.set(textAt(each, "name"), found);
    }
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    return { problem: error.message };
  }
  return { variables };
}

function* from(source: Json, sources: Sources): Generator<readonly [string, string]> {
  for (const [field, kind] of [
    ["configMapRef", "ConfigMap"],
    ["secretRef", "Secret"],
  ] as const) {
    const ref = at(source, field);
    if (ref === undefined) continue;
    const name = textAt(ref, "name");
    const object = sources.get(kind, name);
    if (object !== undefined) yield* entriesOf(kind, object);
    else if (at(ref, "optional") !== true) throw new Missing(`${kind.toLowerCase()} "${name}" not found`);
  }
}

/** The data of a ConfigMap or a Secret as text. */
export function entriesOf(kind: "ConfigMap" | "Secret", object: JsonObject): readonly (readonly [string, string])[] {
  const data = Object.entries(textMap(object, "data"));
  return kind === "ConfigMap" ? data : data.map(([key, value]) => [key, Buffer.from(value, "base64").toString("utf8")]);
}

function resolve(from: Json, sources: Sources): string | undefined {
  const path = textAt(from, "fieldRef", "fieldPath");
  if (path !== "") return fieldOf(sources.pod, path);
  for (const [field, kind] of [
    ["configMapKeyRef", "ConfigMap"],
    ["secretKeyRef", "Secret"],
  ] as const) {
    const ref = at(from, field);
    if (ref === undefined) continue;
    const [name, key] = [textAt(ref, "name"), textAt(ref, "key")];
    const object = sources.get(kind, name);
    const found = object === undefined ? undefined : new Map(entriesOf(kind, object)).get(key);
    if (found !== undefined || at(ref, "optional") === true) return found;
    if (object === undefined) throw new Missing(`${kind.toLowerCase()} "${name}" not found`);
    throw new Missing(`couldn't find key ${key} in ${kind} ${textAt(object, "metadata", "namespace")}/${name}`);
  }
  if (at(from, "resourceFieldRef") !== undefined)
    throw new Missing("resourceFieldRef has no meaning for a local process");
  return undefined;
}

/** A field of the pod as the downward API shows it. */
export function fieldOf(pod: JsonObject, path: string): string {
  const [, map, key] = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path) ?? [];
  if (map !== undefined && key !== undefined) return textAt(pod, "metadata", map, key);
  if (path === "metadata.labels" || path === "metadata.annotations") {
    const entries = Object.entries(textMap(pod, ...path.split(".")));
    return entries
      .map(([name, value]) => `${name}=${JSON.stringify(value)}\n`)
      .toSorted()
      .join("");
  }
  if (path === "status.hostIP" || path === "status.podIP" || path === "status.podIPs" || path === "status.hostIPs")
    return "127.0.0.1";
  const value = at(objectAt(pod), ...path.split("."));
  if (value === undefined || value === null || typeof value === "object")
    throw new Missing(`field ${path} of the pod is not there`);
  return String(value);
}

/** `$(NAME)` as the variable of that name, `$$(NAME)` as the text itself; unknown names stay. */
export function expand(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\$(\$|\(([^()]*)\))/g, (whole, what: string, name: string | undefined) =>
    what === "$" ? "$" : (variables.get(name ?? "") ?? whole),
  );
}
