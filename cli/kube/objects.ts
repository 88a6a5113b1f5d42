import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Io } from "../io.ts";
import { findFiles, readFileSource } from "../source/files.ts";
import type { Tree } from "../source/tree.ts";
import { child, maxDepth, toJson } from "../source/tree.ts";

/** An object of a file, and where it stands. */
export interface FileObject {
  readonly object: JsonObject;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Empty where the object names none. */
  readonly namespace: string;
  /** `file:line`, for messages. */
  readonly at: string;
}

/** Every object of the files, in order. Throws at the first that is none: nothing is sent then. */
export async function fileObjects(paths: readonly string[], io: Io): Promise<readonly FileObject[]> {
  const objects: FileObject[] = [];
  for (const file of await findFiles(paths, io.cwd)) {
    const { name, lines, documents } = await readFileSource(file, io);
    for (const { tree, problems } of documents) {
      const [problem] = problems;
      if (problem !== undefined) {
        const { line, column } = lines.at(problem.start);
        throw new BubuError("file/unparsable", `${name}:${line}:${column}: ${problem.message}`);
      }
      if (tree === undefined) continue;
      for (const item of itemsOf(tree)) objects.push(toObject(item, `${name}:${lines.at(item.start).line}`));
    }
  }
  if (objects.length === 0) throw new BubuError("file/not-an-object", `there is no object in ${paths.join(", ")}`);
  return objects;
}

function itemsOf(tree: Tree): readonly Tree[] {
  const kind = child(tree, "kind");
  const items = child(tree, "items");
  const isList = kind?.type === "scalar" && String(kind.value).endsWith("List") && items?.type === "list";
  return isList ? items.items : [tree];
}

/** Far above what an API server takes: aliases may expand without bound. */
const maxSize = 16 * 1024 * 1024;

function toObject(tree: Tree, at: string): FileObject {
  if (tree.depth > maxDepth || tree.size > maxSize)
    throw new BubuError("file/unparsable", `${at}: the object is too large`);
  const object = toJson(tree);
  const metadata = isObject(object) && isObject(object["metadata"]) ? object["metadata"] : {};
  const { name, namespace } = metadata;
  if (!isObject(object) || typeof object["apiVersion"] !== "string" || typeof object["kind"] !== "string") {
    throw new BubuError("file/not-an-object", `${at}: apiVersion and kind are needed`);
  }
  if (typeof name !== "string" || name === "")
    throw new BubuError("file/not-an-object", `${at}: metadata.name is needed`);
  const own = typeof namespace === "string" ? namespace : "";
  return { object, apiVersion: object["apiVersion"], kind: object["kind"], name, namespace: own, at };
}
