import type { Json } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Fuel } from "../../pattern/fuel.ts";
import type { Marks } from "./marks.ts";
import type { Tolerance } from "./opaque.ts";
import type { Truth } from "./truth.ts";

/** One way in which a value is not what its schema says. */
export interface SchemaFinding {
  /** Where in the value. */
  readonly path: Path;
  /** The keyword of the schema; `budget` where the check was not finished. */
  readonly keyword: string;
  /** What is wrong, with the value in it; one line, without a full stop. */
  readonly message: string;
  /** What to write instead, as an imperative phrase. */
  readonly fix?: string;
  /** What to write instead, where it can be computed. */
  readonly replacement?: Json;
}

/** Finds the candidate that was probably meant. */
export type Suggest = (word: string, candidates: readonly string[]) => string | undefined;

/** What a finding says besides its place. */
export interface Words {
  readonly message: string;
  readonly fix?: string;
  readonly replacement?: Json;
}

/** What one validation carries along. `left` is what it may still spend. */
export interface Run extends Fuel {
  readonly path: (string | number)[];
  findings: SchemaFinding[];
  readonly maxFindings: number;
  readonly suggest: Suggest;
  /** Which values count as unknown; undefined where all of them are what they are. */
  tolerance: Tolerance | undefined;
  /** Greater than 0 while nobody wants to know what is wrong, only whether something is. */
  quiet: number;
  depth: number;
  exhausted: boolean;
  /** What has been evaluated of the value at hand; undefined in a schema that never asks. */
  marks: Marks | undefined;
  /** The resources that evaluation has gone through, outermost first. */
  readonly scope: Resource[];
}

/** Checks a value of its type. */
export type Check<T = Json> = (value: T, run: Run) => Truth;

/** A schema with an identity of its own: the document, or a part of it with an `$id`. */
export interface Resource {
  /** Its URI without fragment; empty for a document that has none. */
  readonly id: string;
  /** Where it stands in the document. */
  readonly path: Path;
  /** Names that `$anchor` and `$dynamicAnchor` give to places in it. */
  readonly anchors: Map<string, Node>;
  readonly dynamic: Map<string, Node>;
}

/** One compiled schema: what it asks of a value, by the type of value that it speaks of. */
export interface Node {
  /** Where the schema stands in its document. */
  readonly path: Path;
  readonly resource: Resource;
  /** Present for the schemas `true` and `false`. */
  readonly fixed?: boolean;
  /** Set by compiling. */
  types: number;
  /** The names in `type`, for messages. */
  typeNames: readonly string[];
  any: readonly Check[];
  texts: readonly Check<string>[];
  numbers: readonly Check<number>[];
  lists: readonly Check<readonly Json[]>[];
  objects: readonly Check<{ readonly [key: string]: Json | undefined }>[];
  /** What has to see what all the others evaluated. */
  late: readonly Check[];
  /** Schemas applied to the same value, for finding circles. */
  readonly inPlace: Node[];
  /** Schemas of the parts of a value, for filling in defaults. */
  parts: Parts;
  /** Its default, where that is known to hold by itself. */
  sound?: Json;
}

/** Where defaults may stand. */
export interface Parts {
  /** Some default stands here or below, or in a schema that is referred to. */
  fills?: boolean;
  readonly default?: Json;
  readonly properties?: ReadonlyMap<string, Node>;
  readonly additional?: Node;
  readonly prefix?: readonly Node[];
  readonly items?: Node;
  /** Schemas that always hold for the same value: `allOf` and `$ref`. */
  readonly joined?: readonly Node[];
}
