import type { Json, JsonObject } from "@bubustack/api/json";
import { brief, isList, isObject, typeName } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Pattern } from "../../pattern/pattern.ts";
import type { Dialect } from "./dialect.ts";
import { speaks } from "./dialect.ts";
import type { Node, Resource } from "./model.ts";

/** A place that names another: resolved when all of the document has been read. */
export interface Reference {
  readonly from: Node;
  readonly keyword: "$ref" | "$dynamicRef";
  readonly text: string;
  /** The schema that it names, once it is known. */
  target?: Node;
  /** The anchor that a dynamic reference looks for in the resources around. */
  dynamicName?: string;
  /** Where the target is noted for whoever fills in defaults. */
  readonly joined: Node[];
}

/** What compiling one document keeps. */
export interface Compiling {
  readonly dialect: Dialect;
  readonly references: Reference[];
  /** True where some schema of the document asks what others evaluated. */
  tracks: boolean;
  /** True where some schema of the document has a default. */
  fills: boolean;
  readonly nodeAt: (json: Json, path: Path, resource: Resource) => Node;
  readonly refuse: (path: Path, message: string, fix: string) => void;
  readonly pattern: (source: string, path: Path) => Pattern | undefined;
  /** All schemas that a dynamic anchor of this name stands for. */
  readonly dynamic: (name: string) => readonly Node[];
}

/** Reads the keywords of one schema. What has the wrong shape is refused, and reads as absent. */
export class Source {
  readonly json: JsonObject;
  readonly path: Path;
  readonly resource: Resource;
  readonly compiling: Compiling;

  constructor(json: JsonObject, path: Path, resource: Resource, compiling: Compiling) {
    this.json = json;
    this.path = path;
    this.resource = resource;
    this.compiling = compiling;
  }

  get(keyword: string): Json | undefined {
    if (!Object.hasOwn(this.json, keyword) || !speaks(this.compiling.dialect, keyword)) return undefined;
    return this.json[keyword];
  }

  refuse(message: string, fix: string, ...at: Path): undefined {
    this.compiling.refuse([...this.path, ...at], message, fix);
    return undefined;
  }

  /** What is there is something else than what the keyword takes. */
  misshapen(found: Json, wanted: string, ...at: Path): undefined {
    return this.refuse(`is ${article(typeName(found))} (${brief(found)})`, `write ${wanted}`, ...at);
  }

  number(keyword: string): number | undefined {
    const found = this.get(keyword);
    if (found === undefined || typeof found === "number") return found;
    return this.misshapen(found, "a number", keyword);
  }

  count(keyword: string): number | undefined {
    const found = this.get(keyword);
    if (found === undefined) return undefined;
    if (typeof found === "number" && Number.isInteger(found) && found >= 0) return found;
    return this.misshapen(found, "a whole number, 0 or more", keyword);
  }

  /** Two bounds of which the lower must not be above the upper. */
  counts(lower: string, upper: string): readonly [min: number | undefined, max: number | undefined] {
    const min = this.count(lower);
    const max = this.count(upper);
    if (min !== undefined && max !== undefined && min > max)
      this.refuse(`is ${min}, above ${upper} (${max}): nothing fits`, `write ${max} or less`, lower);
    return [min, max];
  }

  text(keyword: string): string | undefined {
    const found = this.get(keyword);
    if (found === undefined || typeof found === "string") return found;
    return this.misshapen(found, "a text", keyword);
  }

  flag(keyword: string): boolean | undefined {
    const found = this.get(keyword);
    if (found === undefined || typeof found === "boolean") return found;
    return this.misshapen(found, "true or false", keyword);
  }

  list(keyword: string): readonly Json[] | undefined {
    const found = this.get(keyword);
    if (found === undefined || isList(found)) return found;
    return this.misshapen(found, "a list", keyword);
  }

  fields(keyword: string): readonly (readonly [string, Json])[] {
    const found = this.get(keyword);
    if (found === undefined) return [];
    if (isObject(found)) return Object.keys(found).map((key) => [key, found[key] ?? null] as const);
    this.misshapen(found, "an object", keyword);
    return [];
  }

  /** A list of different texts. */
  names(keyword: string, ...more: Path): readonly string[] | undefined {
    let found = this.get(keyword);
    for (const key of more) found = isObject(found) ? found[key] : undefined;
    if (found === undefined) return undefined;
    const at = [keyword, ...more];
    if (!isList(found)) return this.misshapen(found, "a list of texts", ...at);
    const names = new Set<string>();
    found.forEach((one, index) => {
      if (typeof one !== "string") this.misshapen(one, "a text", ...at, index);
      else if (names.has(one)) this.refuse(`${brief(one)} is already in the list`, "keep one", ...at, index);
      else names.add(one);
    });
    return [...names];
  }

  schema(keyword: string): Node | undefined {
    const found = this.get(keyword);
    return found === undefined ? undefined : this.at(found, keyword);
  }

  /** A list of at least one schema. */
  schemas(keyword: string): readonly Node[] | undefined {
    const found = this.list(keyword);
    if (found === undefined) return undefined;
    if (found.length === 0) return this.refuse("is empty", "write at least one schema, or remove it", keyword);
    return found.map((one, index) => this.at(one, keyword, index));
  }

  schemaMap(keyword: string): readonly (readonly [string, Node])[] {
    return this.fields(keyword).map(([key, one]) => [key, this.at(one, keyword, key)]);
  }

  /** The schema that stands somewhere below. */
  at(json: Json, ...more: Path): Node {
    return this.compiling.nodeAt(json, [...this.path, ...more], this.resource);
  }
}

function article(noun: string): string {
  return noun === "null" ? noun : `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}
