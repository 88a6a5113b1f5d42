import { compile } from "@bubustack/cel/compile";
import { kubernetes } from "@bubustack/cel/kubernetes/environment";
import { dyn } from "@bubustack/cel/type/type";
import type { CelInput } from "@bufbuild/cel";
import { celEnv, isCelError, parse as parseCelEs, plan } from "@bufbuild/cel";
import { parse as parseMarcbachmann } from "@marcbachmann/cel-js";
import { evaluate as evaluateCelJs, parse as parseCelJs } from "cel-js";
import type { Json } from "../oracle/cel/case.ts";

/** An engine that runs in Node. */
export interface Engine {
  readonly name: string;
  /** Compiles an expression about `object` as far as the engine does, and takes the object; throws where it cannot. */
  compile(expression: string): (object: Json) => () => unknown;
}

/** Some engines take a JavaScript number for a double, and have a bigint for an int. */
function withBigints(value: Json): CelInput {
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(withBigints);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withBigints(item)]));
}

const apiServer = kubernetes({ variables: { object: dyn } });
const celEs = celEnv();

/** Ours, and those that it is measured against. */
export const engines: readonly Engine[] = [
  {
    name: "@bubustack/cel",
    compile(expression) {
      const compiled = compile(expression, apiServer);
      if ("issues" in compiled) throw new Error(compiled.issues.map(({ message }) => message).join("; "));
      const { program } = compiled;
      return (object) => {
        const variables = { object };
        return () => program.evaluate(variables).value;
      };
    },
  },
  {
    name: "cel-js",
    compile(expression) {
      const parsed = parseCelJs(expression);
      if (!parsed.isSuccess) throw new Error(parsed.errors.join("; "));
      return (object) => {
        const variables = { object };
        return () => evaluateCelJs(parsed.cst, variables);
      };
    },
  },
  {
    name: "@marcbachmann/cel-js",
    compile(expression) {
      const compiled = parseMarcbachmann(expression);
      return (object) => {
        const variables = { object: withBigints(object) };
        return () => compiled(variables);
      };
    },
  },
  {
    name: "@bufbuild/cel",
    compile(expression) {
      const compiled = plan(celEs, parseCelEs(expression));
      return (object) => {
        const variables = { object: withBigints(object) };
        return () => {
          const result = compiled(variables);
          if (isCelError(result)) throw result;
          return result;
        };
      };
    },
  },
];
