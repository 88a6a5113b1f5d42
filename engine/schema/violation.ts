import type { Json } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";

/** Which keyword of a structural schema a value violates. `duplicate` is `x-kubernetes-list-type` set or map. */
export type Keyword =
  | "type"
  | "required"
  | "enum"
  | "format"
  | "pattern"
  | "minLength"
  | "maxLength"
  | "minItems"
  | "maxItems"
  | "minProperties"
  | "maxProperties"
  | "minimum"
  | "maximum"
  | "exclusiveMinimum"
  | "exclusiveMaximum"
  | "multipleOf"
  | "duplicate"
  | "allOf"
  | "anyOf"
  | "oneOf"
  | "not";

/** One way in which a value is not what its schema says. Words are the caller's: an API server has its own. */
export interface Violation {
  readonly path: Path;
  readonly rule: Keyword;
  /**
   * The keyword's value in the schema: the type wanted, the allowed values, the bound, the pattern. For `allOf` and `oneOf`:
   * how many of their parts the value fits.
   */
  readonly limit?: Json;
  /** For `type`: the format that the schema names beside it. */
  readonly format?: string;
  /** The value found; absent for `required`. For `duplicate` in a list of objects: the fields that identify it. */
  readonly value?: Json;
}
