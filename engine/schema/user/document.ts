import type { Json, JsonObject } from "@bubustack/api/json";
import { brief, isList, isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { pointer } from "@bubustack/api/path";
import type { Pattern } from "../../pattern/pattern.ts";
import { compilePattern } from "../../pattern/pattern.ts";
import { buildNode } from "./build.ts";
import type { Dialect } from "./dialect.ts";
import type { Node, Resource } from "./model.ts";
import type { Compiling, Reference } from "./source.ts";
import { Source } from "./source.ts";
import { anyType } from "./type-bits.ts";
import { resolveUri } from "./uri.ts";

/** Something wrong with a schema itself. */
export interface SchemaProblem {
  /** Where in the schema. */
  readonly path: Path;
  /** What is wrong; one line, without a full stop. */
  readonly message: string;
  /** What to write instead, as an imperative phrase. */
  readonly fix: string;
}

/** Most schemas in one document. */
export const mostSchemas = 5_000;
/** Most problems that are reported. */
export const mostProblems = 50;
/** Most states of all patterns of one document. */
const mostStates = 20_000;

const noChecks = {
  types: anyType,
  typeNames: [],
  any: [],
  texts: [],
  numbers: [],
  lists: [],
  objects: [],
  late: [],
  parts: {},
};

/** A document that is being compiled: its schemas by place, its resources by URI, and what is wrong with it. */
export class Document implements Compiling {
  readonly root: Json;
  readonly dialect: Dialect;
  readonly references: Reference[] = [];
  readonly problems: SchemaProblem[] = [];
  tracks = false;
  fills = false;
  /** By JSON Pointer, in the order of reading. */
  readonly nodes = new Map<string, Node>();
  readonly resources = new Map<string, Resource>();
  #states = 0;
  readonly #patterns = new Map<string, Pattern>();

  constructor(root: Json, dialect: Dialect) {
    this.root = root;
    this.dialect = dialect;
  }

  readonly refuse = (path: Path, message: string, fix: string): void => {
    if (this.problems.length < mostProblems) this.problems.push({ path, message, fix });
  };

  readonly pattern = (source: string, path: Path): Pattern | undefined => {
    const known = this.#patterns.get(source);
    if (known !== undefined) return known;
    const compiled = compilePattern(source);
    if ("problem" in compiled) {
      const { at, message } = compiled.problem;
      this.refuse(path, `${brief(source)} is no pattern: ${message} (at ${at})`, "write one in the syntax of RE2");
      return undefined;
    }
    const { pattern } = compiled;
    this.#states += pattern.size;
    if (this.#states > mostStates) {
      this.refuse(path, `the patterns of the schema have more than ${mostStates} states`, "simplify them");
      return undefined;
    }
    this.#patterns.set(source, pattern);
    return pattern;
  };

  readonly dynamic = (name: string): readonly Node[] =>
    [...this.resources.values()].flatMap((resource) => resource.dynamic.get(name) ?? []);

  /** The schema at a place, compiled when it is first asked for. */
  readonly nodeAt = (json: Json, path: Path, resource: Resource): Node => {
    const key = pointer(path);
    const known = this.nodes.get(key);
    if (known !== undefined) return known;
    const own = isObject(json) ? this.#resourceOf(json, path, resource) : resource;
    const fixed = typeof json === "boolean" ? { fixed: json } : {};
    const node: Node = { ...noChecks, path, resource: own, inPlace: [], ...fixed };
    this.nodes.set(key, node);
    if (this.nodes.size === mostSchemas)
      this.refuse(path, `the document has more than ${mostSchemas} schemas`, "simplify it");
    if (this.nodes.size >= mostSchemas || typeof json === "boolean") return node;
    if (!isObject(json)) {
      const what = isList(json) ? "a list" : brief(json);
      this.refuse(path, `is ${what}, which is no schema`, "write an object, true or false");
      return node;
    }
    this.#anchors(json, node);
    buildNode(node, new Source(json, path, own, this));
    return node;
  };

  /** A schema with an `$id` is a resource of its own. */
  #resourceOf(json: JsonObject, path: Path, outer: Resource): Resource {
    const given = Object.hasOwn(json, "$id") ? json["$id"] : undefined;
    if (typeof given !== "string" || given.startsWith("#")) {
      if (given !== undefined && typeof given !== "string")
        this.refuse([...path, "$id"], `is ${brief(given)}`, "write a URI");
      return outer;
    }
    const [uri = "", fragment = ""] = given.split("#");
    if (fragment !== "") this.refuse([...path, "$id"], `${brief(given)} has a fragment`, "write it as $anchor");
    // The document's own resource is there already, under its `$id`.
    if (path.length === 0) return outer;
    const id = resolveUri(outer.id, uri);
    if (this.resources.has(id))
      this.refuse([...path, "$id"], `${brief(id)} is already the $id of another schema`, "write another");
    const resource: Resource = { id, path, anchors: new Map(), dynamic: new Map() };
    this.resources.set(id, resource);
    return resource;
  }

  #anchors(json: JsonObject, node: Node): void {
    const { anchors, dynamic } = node.resource;
    const add = (keyword: string, to: Map<string, Node>, name: Json | undefined) => {
      const at = [...node.path, keyword];
      if (name === undefined) return;
      if (typeof name !== "string" || !/^[A-Za-z_][\w.-]*$/.test(name))
        this.refuse(at, `is ${brief(name)}`, "write a name of letters, digits, -, _ and .");
      else if (anchors.has(name) && anchors.get(name) !== node)
        this.refuse(at, `${brief(name)} is already the name of another schema`, "write another");
      else {
        to.set(name, node);
        anchors.set(name, node);
      }
    };
    const own = (keyword: string) => (Object.hasOwn(json, keyword) ? json[keyword] : undefined);
    if (this.dialect !== "7") {
      add("$anchor", anchors, own("$anchor"));
      add("$dynamicAnchor", dynamic, own("$dynamicAnchor"));
    }
    const id = own("$id");
    if (this.dialect !== "2020-12" && typeof id === "string" && id.startsWith("#") && id.length > 1)
      add("$id", anchors, id.slice(1));
  }
}
