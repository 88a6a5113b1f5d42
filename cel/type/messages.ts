import type { Name } from "../check/environment.ts";
import type { Frame } from "../plan/frame.ts";
import type { Value } from "../values/value.ts";
import type { Type } from "./type.ts";

/** Makes a value of a named type of its fields; an error where they do not fit. Work and memory are taken from the frame. */
export type Construct = (type: string, fields: ReadonlyMap<string, Value>, frame: Frame) => Value;

/** Types with named fields that come from outside: who knows them, and how their values are made. */
export interface MessageTypes {
  /** What a full name stands for: a type, or a constant of one. Undefined for a name that is neither. */
  name(name: string): Name | undefined;
  /** The type of a field: undefined for a field that does not exist, null for a type that does not. */
  field(type: string, name: string): Type | undefined | null;
  /** The fields of a type, for those who wrote another. */
  fields?(type: string): readonly string[];
  readonly construct: Construct;
}
