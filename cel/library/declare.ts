import type { Checked } from "../check/result.ts";
import type { CallCost } from "../cost/call.ts";
import type { Frame } from "../plan/frame.ts";
import type { Step } from "../plan/step.ts";
import type { Expr } from "../syntax/ast.ts";
import type { Macro } from "../syntax/macro.ts";
import type { Issue } from "../syntax/source.ts";
import type { Type } from "../type/type.ts";
import * as types from "../type/type.ts";
import type { Value } from "../values/value.ts";
import { noOverload } from "../values/value.ts";

/** What a function does. Arguments come after the frame, the target first; those that it does not take are null. */
export type Call = (frame: Frame, a: Value, b: Value, c: Value, d: Value) => Value;

/**
 * Made while compiling where arguments are constants: undefined where nothing is gained, text where the constants can
 * never be right.
 */
export type Prepare = (args: readonly (Value | undefined)[]) => Call | string | undefined;

/** Makes the step of a call, where a function of one or two arguments has a quick way for plain values; `general` does all else. */
export type Quick = (first: Step, second: Step, price: CallCost, general: General) => Step;

/** Makes a call of at most two arguments from their values, and reckons. */
export type General = (frame: Frame, a: Value, b: Value) => Value;

/** One signature of a function, and what it does. Arguments of other types than declared never reach `call`. */
export interface Overload {
  readonly id: string;
  readonly member: boolean;
  readonly args: readonly Type[];
  readonly result: Type;
  /** True where the signature has type parameters. */
  readonly generic: boolean;
  readonly call: Call;
  readonly prepare: Prepare | undefined;
}

export interface FunctionDecl {
  readonly name: string;
  readonly overloads: readonly Overload[];
  /**
   * True where one implementation serves all signatures and looks at its arguments itself; its types are not compared
   * at run time.
   */
  readonly whole: boolean;
  readonly quick?: Quick;
}

/** Looks at a checked expression for what can never work. */
export type Validate = (expr: Expr, checked: Checked) => readonly Issue[];

/** Functions, macros and names that go together. */
export interface Library {
  readonly name: string;
  readonly functions: readonly FunctionDecl[];
  readonly macros?: readonly Macro[];
  /** Names that stand for types. */
  readonly types?: readonly Type[];
  readonly validate?: Validate;
}

function overload(
  member: boolean,
  id: string,
  args: readonly Type[],
  result: Type,
  call: Call,
  prepare?: Prepare,
): Overload {
  const generic = [result, ...args].some(hasParam);
  return { id, member, args, result, generic, call, prepare };
}

function hasParam(type: Type): boolean {
  return type.kind === "param" || type.params.some(hasParam);
}

/** A signature written `f(a, b)`. */
export function free(id: string, args: readonly Type[], result: Type, call: Call, prepare?: Prepare): Overload {
  return overload(false, id, args, result, call, prepare);
}

/** A signature written `a.f(b)`. */
export function member(id: string, args: readonly Type[], result: Type, call: Call, prepare?: Prepare): Overload {
  return overload(true, id, args, result, call, prepare);
}

/** A call on a value of a class, with its next argument. */
export function on<T>(
  type: abstract new (...args: never[]) => T,
  does: (self: T, b: Value, frame: Frame) => Value,
): Call {
  return (frame, a, b) => (a instanceof type ? does(a, b, frame) : noOverload());
}

/** A function whose signatures are told apart by the types of the arguments. */
export function fn(name: string, ...overloads: readonly Overload[]): FunctionDecl {
  return { name, overloads, whole: false };
}

/** A function that looks at its arguments itself. */
export function whole(name: string, ...overloads: readonly Overload[]): FunctionDecl {
  return { name, overloads, whole: true };
}

/** A function with a quick way for plain values. */
export function quickly(quick: Quick, of: FunctionDecl): FunctionDecl {
  return { ...of, quick };
}

export const A = types.param("A");
export const B = types.param("B");
export const listOfA = types.list(A);
export const mapOfAB = types.map(A, B);
