import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { UsageError } from "../fail.ts";
import type { Io } from "../io.ts";
import { findFiles, readFileSource } from "./files.ts";
import { toJson } from "./tree.ts";

/** All objects of a file, a document each. A file that cannot be read as YAML or JSON is a usage error that says where. */
export async function readObjects(io: Io, file: string): Promise<readonly JsonObject[]> {
  const { name, lines, documents } = await readFileSource({ name: file, named: true }, io);
  const objects: JsonObject[] = [];
  for (const { tree, problems } of documents) {
    const [problem] = problems;
    if (problem !== undefined) {
      const { line, column } = lines.at(problem.start);
      throw new UsageError(
        `${name}:${line}:${column}: ${problem.message}`,
        problem.fix ?? "mend the file: it is read as YAML or JSON",
      );
    }
    const value = tree === undefined ? undefined : toJson(tree);
    if (isObject(value)) objects.push(value);
  }
  return objects;
}

/** All objects in files and folders; lists are taken apart. */
export async function objectsIn(io: Io, paths: readonly string[]): Promise<readonly JsonObject[]> {
  const objects: JsonObject[] = [];
  for (const { name } of await findFiles(paths, io.cwd))
    objects.push(...(await readObjects(io, name)).flatMap(itemsOf));
  return objects;
}

/** The items of a List; any other object by itself. */
export function itemsOf(object: JsonObject): readonly JsonObject[] {
  const { kind, items } = object;
  return kind === "List" && isList(items) ? items.filter(isObject) : [object];
}
