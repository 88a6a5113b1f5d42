import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import type { Example } from "@bubustack/policies/rule";
import { metadataOf } from "../installation/objects.ts";

const clusterKinds: ReadonlySet<string> = new Set(
  kinds.filter(({ scope }) => scope === "Cluster").map(({ kind }) => kind),
);
/** Fields that name an object of one of these kinds. */
const clusterReferences: ReadonlySet<string> = new Set(["templateRef", "transportRef"]);

/** Gives an example namespaces and cluster-scoped names of its own, so that all of them can stand in one cluster. */
export function inOwnWorld(example: Example, mark: string): Example {
  const objects = [example.object, ...(example.old ? [example.old] : []), ...(example.related ?? [])];
  const namespaces = new Set(["default", ...objects.flatMap((object) => namespacesIn(object))]);
  const move = (object: JsonObject) => moved(object, { namespaces, mark }) as JsonObject;
  return {
    ...example,
    object: move(example.object),
    ...(example.old && { old: move(example.old) }),
    ...(example.related && { related: example.related.map(move) }),
  };
}

/** Every namespace that the objects of an example are in. */
export function namespacesOf({ object, old, related = [] }: Example): readonly string[] {
  const all = [object, ...(old ? [old] : []), ...related].map((one) => metadataOf(one)["namespace"]);
  return [...new Set(all.filter((one) => typeof one === "string"))];
}

function namespacesIn(value: Json | undefined): readonly string[] {
  if (isList(value)) return value.flatMap(namespacesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === "namespace" && typeof child === "string" ? [child] : namespacesIn(child),
  );
}

interface Move {
  readonly namespaces: ReadonlySet<string>;
  readonly mark: string;
}

function moved(value: Json, move: Move, key = "", kind = ""): Json {
  if (typeof value === "string") return movedText(value, move, key);
  if (isList(value)) return value.map((item) => moved(item, move, "", kind));
  if (!isObject(value)) return value;
  const own = typeof value["kind"] === "string" && isObject(value["metadata"]) ? value["kind"] : kind;
  const named = (key === "metadata" && clusterKinds.has(kind)) || clusterReferences.has(key);
  return Object.fromEntries(
    Object.entries(value).map(([field, child]) => {
      if (child === undefined) return [field, child];
      if (named && field === "name" && typeof child === "string" && child.trim() !== "")
        return [field, `${child}${move.mark}`];
      return [field, moved(child, move, field, own)];
    }),
  );
}

function movedText(text: string, { namespaces, mark }: Move, key: string): Json {
  if (key === "namespace") return namespaces.has(text) && text !== "" ? `${text}${mark}` : text;
  if (key === "transportRef" && text.trim() !== "") return `${text}${mark}`;
  const slash = text.indexOf("/");
  if (key.startsWith("$bubu") && slash > 0 && namespaces.has(text.slice(0, slash)))
    return `${text.slice(0, slash)}${mark}${text.slice(slash)}`;
  return text;
}
