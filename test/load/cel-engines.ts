import type { CelInput } from "@bufbuild/cel";
import { celEnv, isCelError, parse as parseCelEs, plan } from "@bufbuild/cel";
import { parse as parseMarcbachmann } from "@marcbachmann/cel-js";
import { evaluate as evaluateCelJs, parse as parseCelJs } from "cel-js";
import type { Json } from "../oracle/cel/case.ts";

/** Variables by name. */
export interface Variables {
  readonly [name: string]: CelInput;
}

/** An engine of npm. */
export interface Engine {
  readonly name: string;
  /** Compiles an expression as far as the engine does; throws where it cannot. */
  compile(expression: string): (variables: Variables) => unknown;
  /** What the engine takes JSON integers as: some take a number for a double. */
  readonly integers: "bigint" | "number";
}

const environment = celEnv();

/** The engines that ours is measured against. */
export const engines: readonly Engine[] = [
  {
    name: "cel-js",
    integers: "number",
    compile(expression) {
      const parsed = parseCelJs(expression);
      if (!parsed.isSuccess) throw new Error(parsed.errors.join("; "));
      return (variables) => evaluateCelJs(parsed.cst, variables);
    },
  },
  {
    name: "@marcbachmann/cel-js",
    integers: "bigint",
    compile(expression) {
      const compiled = parseMarcbachmann(expression);
      return (variables) => compiled(variables);
    },
  },
  {
    name: "@bufbuild/cel",
    integers: "bigint",
    compile(expression) {
      const compiled = plan(environment, parseCelEs(expression));
      return (variables) => {
        const result = compiled({ ...variables });
        if (isCelError(result)) throw result;
        return result;
      };
    },
  },
];

/** JSON as an engine takes it. */
export function input(value: Json, integers: Engine["integers"]): CelInput {
  if (typeof value === "number") return integers === "bigint" && Number.isInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map((item) => input(item, integers));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, input(item, integers)]));
}
