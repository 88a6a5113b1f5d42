import { check } from "../check/checker.ts";
import type { Program } from "../compile.ts";
import { compile, compileUnchecked } from "../compile.ts";
import type { Environment } from "../environment.ts";
import { environment } from "../environment.ts";
import { bindings } from "../library/bindings.ts";
import type { FunctionDecl, Library } from "../library/declare.ts";
import { fn, free, member } from "../library/declare.ts";
import { optionals } from "../library/optionals.ts";
import { plainLibraries } from "../library/plain.ts";
import type { Zones } from "../plan/frame.ts";
import { existsOneToo } from "../syntax/macros/quantifiers.ts";
import { parse } from "../syntax/parser.ts";
import { display } from "../syntax/source.ts";
import type { Type } from "../type/type.ts";
import * as types from "../type/type.ts";
import { equal } from "../values/equal.ts";
import { show, typeOf } from "../values/show.ts";
import type { Value } from "../values/value.ts";
import { CelError, Double, Pending, TypeValue } from "../values/value.ts";
import { block } from "./block.ts";
import { givens } from "./comprehensions.ts";
import { byKind, byMeaning, debug } from "./debug.ts";
import { messages } from "./messages.ts";
import type { Vector } from "./vectors.ts";
import { typeOfWire, valueOfWire } from "./wire.ts";

/** The zones that the vectors name: whole hours, but for those with summer time, which they avoid. */
const offsets: { readonly [zone: string]: number } = {
  "America/Denver": -7,
  "US/Central": -6,
  "Australia/Sydney": 11,
  "Asia/Kathmandu": 5.75,
  "America/St_Johns": -3.5,
};
const zones: Zones = (name) => (Object.hasOwn(offsets, name) ? (offsets[name] ?? 0) * 3600 : undefined);

/** What the reference implementation's checker tests declare. */
const defaults: { readonly [name: string]: Type } = {
  is: types.string,
  ii: types.int,
  iu: types.uint,
  iz: types.bool,
  id: types.double,
  ix: types.nullType,
  ib: types.bytes,
};
const macros: Library = { name: "macros", functions: [], macros: [existsOneToo] };
const unbound = () => new CelError("unbound function");
const defaultFunctions = [
  fn("fg_s", free("fg_s_0", [], types.string, unbound)),
  fn("fi_s_s", member("fi_s_s_0", [types.string], types.string, unbound)),
];

/** The environment of a vector: with all extensions, or as bare as the one whose trees the vectors hold. */
function environmentOf(vector: Vector, use: "parse" | "check" | "run"): Environment {
  const variables: { [name: string]: Type } = {};
  const functions: FunctionDecl[] = [];
  if (vector.name.startsWith("checking/")) {
    Object.assign(variables, defaults);
    functions.push(...defaultFunctions);
  }
  for (const { name, ident, function: declared } of vector.typeEnv ?? []) {
    if (ident !== undefined) variables[name] = typeOfWire(ident.type);
    const overloads = (declared?.overloads ?? []).map((overload) => {
      const make = overload.isInstanceFunction ? member : free;
      const args = (overload.params ?? []).map(typeOfWire);
      return make(overload.overloadId, args, typeOfWire(overload.resultType), unbound);
    });
    if (declared !== undefined) functions.push(fn(name, ...overloads));
  }
  if (use === "run") Object.assign(variables, givens[vector.name]?.types);
  const declared: Library = { name: "declared", functions };
  const container = vector.container ?? "";
  const common = { variables, container, cost: "plain", homogeneous: false, messages: messages.messages } as const;
  const whole = vector.name.startsWith("conformance/") && use === "check";
  const some = vector.name.startsWith("checking/") ? [optionals, bindings, declared] : [macros, declared];
  const libraries = use === "run" || whole ? [...plainLibraries, messages.library, block, declared] : some;
  if (use !== "run") return environment({ ...common, libraries, optionals: whole, crossTypeComparisons: false });
  return environment({ ...common, libraries, escapedNames: true, strict: true });
}

/** What a vector wants that does not hold; undefined where all does. */
export function failure(vector: Vector): string | undefined {
  const wrongTree = treeFailure(vector);
  if (wrongTree !== undefined || /^(parsing|checking)/.test(vector.name)) return wrongTree;
  const env = environmentOf(vector, "run");
  const compiled = vector.disableCheck ? unchecked(vector, env) : compile(vector.expr, env);
  const fails = mustFail(vector);
  if ("issues" in compiled) {
    const messages = compiled.issues.map((issue) => display(vector.expr, issue)).join("\n");
    return fails ? undefined : `does not compile: ${messages}`;
  }
  return (
    typeFailure(vector, compiled.program) ?? (vector.checkOnly ? undefined : valueFailure(vector, compiled.program))
  );
}

/** True for vectors that want an error; of the comprehensions, which do not say so, those that come from a test of errors. */
function mustFail({ name, evalError, anyEvalErrors }: Vector): boolean {
  if (givens[name] !== undefined) return false;
  const [, index] = /^comprehension\/([0-9]+)$/.exec(name) ?? [];
  return evalError !== undefined || anyEvalErrors !== undefined || (Number(index) >= 51 && Number(index) <= 77);
}

function unchecked(vector: Vector, env: Environment) {
  const parsed = parse(vector.expr, env.syntax);
  return "issues" in parsed ? parsed : compileUnchecked(parsed.ast, env);
}

function treeFailure(vector: Vector): string | undefined {
  // The reference implementation printed these trees with a lower limit of depth.
  const parsed = parse(vector.expr, { ...environmentOf(vector, "parse").syntax, maxDepth: 32 });
  if ("issues" in parsed) return vector.ast === undefined ? undefined : `does not parse: ${parsed.issues[0]?.message}`;
  if (vector.ast === undefined) return `parses, wanted ${vector.error}`;
  const own = debug(parsed.ast.expr, byKind);
  if (own !== vector.ast) return `tree:\n${own}\nwanted:\n${vector.ast}`;
  if (vector.name.startsWith("conformance/block_ext/")) return undefined;
  const env = environmentOf(vector, "check");
  const again = parse(vector.expr, env.syntax);
  if ("issues" in again)
    return vector.checkedAst === undefined ? undefined : `does not parse: ${again.issues[0]?.message}`;
  const { expr } = again.ast;
  const checked = check(expr, env.names);
  if (vector.checkedAst === undefined && vector.name.startsWith("conformance/")) return undefined;
  if (vector.checkedAst === undefined) return checked.issues.length > 0 ? undefined : `checks, wanted ${vector.error}`;
  const meaning = debug(expr, byMeaning(checked), checked);
  return meaning === vector.checkedAst ? undefined : `checked tree:\n${meaning}\nwanted:\n${vector.checkedAst}`;
}

function typeFailure({ typedResult, disableCheck }: Vector, program: Program): string | undefined {
  const wanted = typedResult?.deducedType;
  if (wanted === undefined || disableCheck) return undefined;
  const type = typeOfWire(wanted);
  return types.show(type) === types.show(program.type)
    ? undefined
    : `type ${types.show(program.type)}, wanted ${types.show(type)}`;
}

function valueFailure(vector: Vector, program: Program): string | undefined {
  const given = givens[vector.name];
  const variables: { [name: string]: Value } = { ...given?.values };
  for (const [name, { value }] of Object.entries(vector.bindings ?? {})) {
    const bound = valueOfWire(value);
    if (bound === undefined) return `no value for ${name}`;
    variables[name] = bound;
  }
  const { value } = program.evaluate(variables, { zones });
  if (mustFail(vector)) return value instanceof CelError ? undefined : `no error but ${show(value)}`;
  if (given?.comes === "any") return undefined;
  if (given?.comes === "pending")
    return value instanceof Pending ? undefined : `${show(value)}, wanted what is unknown`;
  const wire = vector.value ?? vector.typedResult?.result ?? (vector.typedResult ? undefined : { boolValue: true });
  if (wire === undefined) return undefined;
  const wanted = valueOfWire(wire);
  if (wanted === undefined) return `found ${show(value)}`;
  return same(value, wanted) ? undefined : `${show(value)}, wanted ${show(wanted)}`;
}

/** Equal and of one type; NaN is NaN. */
function same(value: Value, wanted: Value): boolean {
  if (wanted instanceof Double && value instanceof Double) return Object.is(value.value, wanted.value);
  if (wanted instanceof TypeValue) return value instanceof TypeValue && value.type.name === wanted.type.name;
  return typeOf(value).name === typeOf(wanted).name && equal(value, wanted);
}
