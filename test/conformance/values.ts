import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { apiOfKind } from "./resources.ts";

/** What the steps of a case have kept so far, by name. */
export type Kept = Map<string, Json>;

const variable = /\$(?:\{(\w+)\}|([A-Za-z]\w*))/g;
const whole = /^\$(?:\{(\w+)\}|([A-Za-z]\w*))$/;

/** Puts kept values into a text; a `$name` that nothing is kept under stays. */
export function fillText(text: string, kept: Kept): string {
  return text.replace(variable, (found, braced?: string, bare?: string) => {
    const value = kept.get(braced ?? bare ?? "");
    if (value === undefined) return found;
    return typeof value === "string" ? value : JSON.stringify(value);
  });
}

/** Puts kept values everywhere into a value; a text that is one `$name` becomes the value itself. */
export function fill(value: Json, kept: Kept): Json {
  if (typeof value === "string") {
    const [, braced, bare] = whole.exec(value) ?? [];
    return kept.get(braced ?? bare ?? "") ?? fillText(value, kept);
  }
  if (Array.isArray(value)) return value.map((each) => fill(each, kept));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [fillText(key, kept), fill(each ?? null, kept)]),
  );
}

/** Writes `new: Kind name` out as apiVersion, kind and metadata.name; all else of the body stays. */
export function expandBody(body: Json): Json {
  if (!isObject(body) || typeof body["new"] !== "string") return body;
  const { new: short, ...rest } = body;
  const [kind = "", name] = String(short).split(" ");
  const apiVersion = apiOfKind.get(kind);
  if (apiVersion === undefined) throw new Error(`${kind} is no kind of test/conformance/resources.ts`);
  const { metadata } = rest;
  const given: JsonObject = isObject(metadata) ? metadata : {};
  return { apiVersion, kind, ...rest, metadata: name === undefined ? given : { name, ...given } };
}

/** The value at a path such as `metadata.ownerReferences[0].uid`; `["a.b"]` names a key with dots. Undefined if none. */
export function valueAt(value: Json | undefined, path: string): Json | undefined {
  const keys = [...path.matchAll(/\["([^"]+)"\]|\[(\d+)\]|([^.[\]]+)/g)];
  let at = value;
  for (const [, quoted, index, plain] of keys) {
    if (index !== undefined) at = Array.isArray(at) ? at[Number(index)] : undefined;
    else at = isObject(at) ? at[quoted ?? plain ?? ""] : undefined;
  }
  return at;
}
