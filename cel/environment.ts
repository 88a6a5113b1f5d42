import type { Name, Names } from "./check/environment.ts";
import { mixedLiterals } from "./check/literals.ts";
import type { CostModel } from "./cost/call.ts";
import type { FunctionDecl, Library, Validate } from "./library/declare.ts";
import { specification } from "./library/specification.ts";
import { standard } from "./library/standard.ts";
import type { Plan } from "./plan/planner.ts";
import { Macros } from "./syntax/macro.ts";
import type { Syntax } from "./syntax/parser.ts";
import type { MessageTypes } from "./type/messages.ts";
import type { Type } from "./type/type.ts";

/** What expressions may use. */
export interface Options {
  /** Besides the standard library. */
  readonly libraries?: readonly Library[];
  /** The variables by name, with their types. */
  readonly variables?: { readonly [name: string]: Type };
  /** Named types: the types of their fields. */
  readonly types?: { readonly [type: string]: { readonly [field: string]: Type } };
  /** Types whose fields and values are known elsewhere: `T{field: value}` makes one. Protobuf's are in `protobuf/messages`. */
  readonly messages?: MessageTypes;
  /** Names that stand for constants. */
  readonly constants?: { readonly [name: string]: Name };
  /** Whose costs: the API server's (default), which also folds constants while compiling, or the bare language's. */
  readonly cost?: CostModel;
  /** The elements of a list literal must be of one type; default true, as in the API server. */
  readonly homogeneous?: boolean;
  /** Names are looked up in this namespace first. */
  readonly container?: string;
  /** `.?`, `[?]`, `{?k: v}` exist; default true. */
  readonly optionals?: boolean;
  /** Ints, uints and doubles may be compared with each other; default true, as in the API server since 1.28. */
  readonly crossTypeComparisons?: boolean;
  /**
   * Follow the specification where the API server 1.36 is lenient; default false. Errors are then: a map literal that
   * repeats a key or has a double as one, a presence test on a value that has no fields, `orValue` on a value that is not
   * optional, a search that begins beyond the end of a text. `getMilliseconds` of a duration is the part below a second.
   */
  readonly strict?: boolean;
  /** Field names in back quotes exist; default false, as in the API server. */
  readonly escapedNames?: boolean;
}

/** An environment: what expressions may use, ready to compile them. Make it once. */
export interface Environment {
  readonly syntax: Syntax;
  readonly names: Names;
  readonly plan: Plan;
  readonly validators: readonly Validate[];
}

/** Makes an environment. */
export function environment(options: Options = {}): Environment {
  const libraries = [standard, ...(options.libraries ?? [])];
  const names = namesOf(libraries, options);
  const macros = new Macros(libraries.flatMap((library) => library.macros ?? []));
  const { cost = "kubernetes", optionals = true, escapedNames = false } = options;
  const { strict = false, messages } = options;
  return {
    syntax: { macros, optionals, escapedNames },
    names,
    validators: [
      ...((options.homogeneous ?? true) ? [mixedLiterals] : []),
      ...libraries.flatMap(({ validate }) => validate ?? []),
    ],
    plan: { names, model: cost, strict, construct: messages?.construct },
  };
}

/** The same environment with more variables. */
export function withVariables(base: Environment, variables: { readonly [name: string]: Type }): Environment {
  const own = new Map(
    Object.entries(variables).map(([name, type]): [string, Name] => [name, { kind: "variable", type }]),
  );
  const names: Names = {
    ...base.names,
    name: (name) => own.get(name) ?? base.names.name(name),
    known: (what) => [...(what === "name" ? own.keys() : []), ...(base.names.known?.(what) ?? [])],
  };
  return { ...base, names, plan: { ...base.plan, names } };
}

function namesOf(libraries: readonly Library[], options: Options): Names {
  const { messages } = options;
  const functions = functionsOf(libraries, options.strict ?? false);
  const known = new Map<string, Name>();
  for (const library of libraries) for (const type of library.types ?? []) known.set(type.name, { kind: "type", type });
  const fields = new Map<string, ReadonlyMap<string, Type>>();
  for (const [name, own] of Object.entries(options.types ?? {})) {
    known.set(name, { kind: "type", type: { kind: "struct", name, params: [] } });
    fields.set(name, new Map(Object.entries(own)));
  }
  for (const [name, constant] of Object.entries(options.constants ?? {})) known.set(name, constant);
  for (const [name, type] of Object.entries(options.variables ?? {})) known.set(name, { kind: "variable", type });
  return {
    name: (name) => known.get(name) ?? messages?.name(name),
    fn: (name) => functions.get(name),
    field(type, name) {
      const own = fields.get(type);
      return own === undefined ? (messages === undefined ? null : messages.field(type, name)) : own.get(name);
    },
    fields: (type) => [...(fields.get(type)?.keys() ?? messages?.fields?.(type) ?? [])],
    known: (what) =>
      what === "name"
        ? [...known.keys()]
        : [...functions.keys(), ...libraries.flatMap(({ macros }) => macros ?? []).map(({ name }) => name)],
    container: options.container ?? "",
    crossTypeComparisons: options.crossTypeComparisons ?? true,
  };
}

/** Functions of one name are one function with the signatures of all. */
function functionsOf(libraries: readonly Library[], strict: boolean): ReadonlyMap<string, FunctionDecl> {
  const functions = new Map<string, FunctionDecl>();
  for (const fn of libraries.flatMap((library) => library.functions)) {
    const known = functions.get(fn.name);
    const fresh = fn.overloads
      .filter(({ id }) => !known?.overloads.some((one) => one.id === id))
      .map((one) => (strict ? { ...one, call: specification.get(one.id) ?? one.call } : one));
    functions.set(fn.name, { ...(known ?? fn), overloads: [...(known?.overloads ?? []), ...fresh] });
  }
  return functions;
}
