/** The objects that a suite names: as they are, or in files as seen from its own. */
import { dirname, join } from "node:path";
import type { Json, JsonObject } from "@bubustack/api/json";
import { brief, isObject } from "@bubustack/api/json";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import { itemsOf, objectsIn } from "../../source/objects.ts";

/** Reads what one suite names; each file once. */
export class Loader {
  readonly #io: Io;
  readonly #folder: string;
  readonly #read = new Map<string, Promise<readonly JsonObject[]>>();

  constructor(io: Io, file: string) {
    this.#io = io;
    this.#folder = dirname(file);
  }

  /** All objects that some references mean; `field` is where they stand. Suites among them are left out. */
  async all(references: readonly Json[], field: string): Promise<readonly JsonObject[]> {
    const found: JsonObject[] = [];
    for (const [index, reference] of references.entries()) {
      if (isObject(reference)) found.push(...itemsOf(reference));
      else if (typeof reference === "string") found.push(...(await this.#file(reference)));
      else throw wrong(`${field}[${index}]`, reference, "an object or the path of a file or folder");
    }
    return found.filter(({ kind }) => kind !== "PolicySuite");
  }

  /** The one object that a reference means. */
  async one(reference: Json, field: string): Promise<JsonObject> {
    if (isObject(reference)) return reference;
    if (typeof reference !== "string") throw wrong(field, reference, "an object, a file or file.yaml#name");
    const [path = "", name] = reference.split("#", 2);
    const objects = await this.#file(path);
    const fitting = name === undefined ? objects : objects.filter((object) => nameOf(object) === name);
    const [only] = fitting;
    if (only !== undefined && fitting.length === 1) return only;
    const names = objects.map((object) => `${path}#${nameOf(object)}`).slice(0, 10);
    throw new UsageError(
      `${field}: ${reference} is ${fitting.length} objects`,
      `write one of ${names.join(", ") || "another file"}`,
    );
  }

  #file(path: string): Promise<readonly JsonObject[]> {
    const found = this.#read.get(path) ?? objectsIn(this.#io, [join(this.#folder, path)]);
    this.#read.set(path, found);
    return found;
  }
}

function nameOf({ metadata }: JsonObject): string {
  return isObject(metadata) && typeof metadata["name"] === "string" ? metadata["name"] : "";
}

function wrong(field: string, value: Json, wanted: string): UsageError {
  return new UsageError(`${field}: ${brief(value)} is not ${wanted}`, "see bubu policy --help");
}
