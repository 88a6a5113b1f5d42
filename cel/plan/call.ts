import type { CallCost } from "../cost/call.ts";
import type { Call, FunctionDecl, General, Overload, Quick } from "../library/declare.ts";
import type { Type } from "../type/type.ts";
import { faultIn } from "../values/fault-in.ts";
import { typeOf } from "../values/show.ts";
import type { Value } from "../values/value.ts";
import { CelError, Fault, kindOf, Opaque, Pending } from "../values/value.ts";
import type { Frame } from "./frame.ts";
import type { Step } from "./step.ts";
import { placed, together } from "./step.ts";

/** A call whose arguments are all evaluated first. */
export interface Strict {
  readonly call: Call;
  readonly args: readonly Step[];
  readonly cost: CallCost | number;
  readonly at: number;
  /** True where evaluation of the arguments ends at the first that is a fault. */
  readonly lazy: boolean;
  readonly quick?: Quick | undefined;
  /** The call looks at nothing that lists and maps hold, so that what is not known inside them stays inside of the result. */
  readonly keeps?: boolean;
}

/** Evaluates arguments, calls, and reckons. A call whose last argument was never evaluated costs nothing. */
export function strict({ call, args, cost, at, lazy, quick, keeps = false }: Strict): Step {
  const [first, second = nothing] = args;
  const price: CallCost = typeof cost === "number" ? () => cost : cost;
  if (first === undefined) return (frame) => finish(frame, price, call, null, null, null, null, at, keeps);
  if (args.length > 2) return many(call, args, price, at, keeps);
  const general: General = (frame, a, b) => {
    if (!(a instanceof Fault || b instanceof Fault)) return finish(frame, price, call, a, b, null, null, at, keeps);
    const fault = bothFaults(a, b);
    frame.cost += price(fault, a, b, null);
    return fault;
  };
  if (lazy && args.length === 2)
    return (frame) => {
      const a = first(frame);
      return a instanceof Fault ? a : general(frame, a, second(frame));
    };
  return quick?.(first, second, price, general) ?? ((frame) => general(frame, first(frame), second(frame)));
}

const nothing: Step = () => null;

function many(call: Call, args: readonly Step[], price: CallCost, at: number, keeps: boolean): Step {
  const last = args.length - 1;
  return (frame) => {
    const values: Value[] = [];
    for (let index = 0; index <= last; index++) {
      const value = (args[index] as Step)(frame);
      values.push(value);
      if (!(value instanceof Fault)) continue;
      if (index === last) frame.cost += price(value, values[0] ?? null, values[1] ?? null, values[2] ?? null);
      return value;
    }
    const [a = null, b = null, c = null, d = null] = values;
    return finish(frame, price, call, a, b, c, d, at, keeps);
  };
}

/** Calls, and reckons. What is not known inside of an argument is the answer, unless the call keeps it. */
function finish(
  frame: Frame,
  price: CallCost,
  call: Call,
  a: Value,
  b: Value,
  c: Value,
  d: Value,
  at: number,
  keeps: boolean,
): Value {
  if (frame.cost > frame.limit) return frame.over ? (frame.halted ?? null) : null;
  const inside = frame.partial && !keeps ? inArguments(frame, [a, b, c, d]) : undefined;
  const result = inside ?? call(frame, a, b, c, d);
  frame.cost += price(result, a, b, c);
  return result instanceof CelError ? placed(result, at) : result;
}

/** What some of the arguments hold and is no value, or the error that there is too much to look at. */
function inArguments(frame: Frame, args: readonly Value[]): Fault | undefined {
  let found: Fault | undefined;
  for (const arg of args) {
    if (typeof arg !== "object" || arg === null) continue;
    const { fault, steps } = faultIn(arg);
    const halted = frame.work(steps);
    if (halted !== undefined) return halted;
    if (fault !== undefined) found = together(found, fault, -1);
  }
  return found;
}

/** The first fault; where both are not known, all that must be asked. */
export function bothFaults(a: Value, b: Value): Value {
  if (a instanceof Pending && b instanceof Pending) return new Pending([...a.asks, ...b.asks]);
  return a instanceof Fault ? a : b;
}

/** What a call does with values whose types are known only at run time. */
export function dispatch(fn: FunctionDecl, overloads: readonly Overload[]): Call {
  const [only] = overloads;
  if (fn.whole) return only?.call ?? (() => new CelError(`no such overload: ${fn.name}`));
  const guards = overloads.map((overload) => ({ overload, fits: guard(overload.args) }));
  if (guards.length === 1 && guards[0] !== undefined) return single(fn.name, guards[0].overload, guards[0].fits);
  const arity = overloads[0]?.args.length ?? 0;
  return (frame, a, b, c, d) => {
    for (const { overload, fits } of guards) if (fits(a, b, c, d)) return overload.call(frame, a, b, c, d);
    return refuse(fn.name, [a, b, c, d].slice(0, arity));
  };
}

function single(name: string, overload: Overload, fits: (a: Value, b: Value, c: Value, d: Value) => boolean): Call {
  const { call, args } = overload;
  return (frame, a, b, c, d) =>
    fits(a, b, c, d) ? call(frame, a, b, c, d) : refuse(name, [a, b, c, d].slice(0, args.length));
}

function refuse(name: string, args: readonly Value[]): CelError {
  return new CelError(`no such overload: ${name}(${args.map((arg) => typeOf(arg).name).join(", ")})`);
}

function guard(types: readonly Type[]): (a: Value, b: Value, c: Value, d: Value) => boolean {
  const [first, second, third, fourth] = types.map(test);
  return (a, b, c, d) =>
    (first === undefined || first(a)) &&
    (second === undefined || second(b)) &&
    (third === undefined || third(c)) &&
    (fourth === undefined || fourth(d));
}

/** Whether a value is of a type, as far as values know: not what lists and maps hold. */
function test(type: Type): ((value: Value) => boolean) | undefined {
  switch (type.kind) {
    case "dyn":
    case "any":
    case "param":
      return undefined;
    case "string":
      return (value) => typeof value === "string";
    case "opaque":
      if (type.name === "optional_type") return (value) => kindOf(value) === "optional";
      return (value) => value instanceof Opaque && value.type.name === type.name;
    case "struct":
      return (value) => kindOf(value) === "map" || (value instanceof Opaque && value.type.name === type.name);
    default:
      return (value) => kindOf(value) === type.kind;
  }
}
