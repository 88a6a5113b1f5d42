import type { Json } from "@bubustack/api/json";
import { brief, isList, isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Document } from "./document.ts";
import type { Node, Resource } from "./model.ts";
import type { Reference } from "./source.ts";
import { resolveUri } from "./uri.ts";

/** Finds what each reference of a document names. Reading a target may add references; they are resolved too. */
export function resolveReferences(document: Document): void {
  for (let i = 0; i < document.references.length; i++) {
    const reference = document.references[i];
    if (reference === undefined) break;
    const target = resolve(document, reference);
    if (target === undefined) continue;
    reference.target = target;
    const { from, keyword } = reference;
    from.inPlace.push(target);
    if (keyword === "$ref") {
      reference.joined.push(target);
      continue;
    }
    const name = fragmentOf(reference.text);
    if (target.resource.dynamic.get(name) !== target) continue;
    reference.dynamicName = name;
    from.inPlace.push(...document.dynamic(name));
  }
}

function fragmentOf(text: string): string {
  const hash = text.indexOf("#");
  if (hash < 0) return "";
  try {
    return decodeURIComponent(text.slice(hash + 1));
  } catch {
    return text.slice(hash + 1);
  }
}

function resolve(document: Document, { from, keyword, text }: Reference): Node | undefined {
  const at = [...from.path, keyword];
  const uri = text.split("#")[0] ?? "";
  const resource = uri === "" ? from.resource : document.resources.get(resolveUri(from.resource.id, uri));
  if (resource === undefined) {
    const message = `${brief(text)} leads out of the schema, and nothing is fetched`;
    document.refuse(at, message, 'copy what it names under $defs and write "#/$defs/<name>"');
    return undefined;
  }
  const fragment = fragmentOf(text);
  if (fragment === "" || fragment.startsWith("/")) return byPointer(document, resource, fragment, at, text);
  const named = resource.anchors.get(fragment);
  if (named === undefined)
    document.refuse(at, `${brief(text)} names no schema: there is no such anchor`, known(document));
  return named;
}

function byPointer(document: Document, resource: Resource, fragment: string, at: Path, text: string): Node | undefined {
  const path: (string | number)[] = [...resource.path];
  let json = valueAt(document.root, path);
  for (const part of fragment.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (isList(json) && /^(0|[1-9]\d{0,8})$/.test(key)) {
      path.push(Number(key));
      json = json[Number(key)];
    } else if (isObject(json) && Object.hasOwn(json, key)) {
      path.push(key);
      json = json[key];
    } else json = undefined;
    if (json === undefined) break;
  }
  if (json !== undefined) return document.nodeAt(json, path, resource);
  document.refuse(at, `${brief(text)} names no schema: nothing is there`, known(document));
  return undefined;
}

function valueAt(root: Json, path: Path): Json | undefined {
  let json: Json | undefined = root;
  for (const part of path) json = isList(json) ? json[Number(part)] : isObject(json) ? json[part] : undefined;
  return json;
}

/** What could be named, in a few words. */
function known({ root }: Document): string {
  const names = ["$defs", "definitions"].flatMap((shelf) => {
    const found = isObject(root) && Object.hasOwn(root, shelf) ? root[shelf] : undefined;
    return isObject(found) ? Object.keys(found).map((name) => `#/${shelf}/${name}`) : [];
  });
  if (names.length === 0) return "define it under $defs";
  const shown = names
    .sort()
    .slice(0, 5)
    .map((name) => brief(name));
  return `write ${shown.join(", ")}${names.length > shown.length ? " …" : ""}, or define it under $defs`;
}
