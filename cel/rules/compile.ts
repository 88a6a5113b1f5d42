import type { Program } from "../compile.ts";
import { compile } from "../compile.ts";
import type { Environment } from "../environment.ts";
import { estimate } from "../estimate/estimate.ts";
import { withDeclared } from "../schema/declarations.ts";
import type { Declared } from "../schema/declare.ts";
import { sizesOfRule } from "../schema/sizes.ts";
import type { Rule } from "../schema/structural.ts";
import type { Issue } from "../syntax/source.ts";
import { display } from "../syntax/source.ts";
import type { Type } from "../type/type.ts";
import * as types from "../type/type.ts";
import { optional, same } from "../type/type.ts";

/** An expression of a rule: what it is compiled to and what it costs at most, or what is wrong with it. */
export type Expression =
  | { readonly program: Program; readonly cost: bigint }
  | { readonly wrong: string; readonly issues: readonly Issue[] };

/** A rule of a schema, compiled. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly expression: Expression;
  /** Of `messageExpression`; undefined where there is none, or where the rule itself is wrong. */
  readonly message: Expression | undefined;
  /** True where the rule reads `oldSelf`. */
  readonly transition: boolean;
}

/** Compiles the rules about a value of a declared type. Words are those of the API server. */
export function compileRules(rules: readonly Rule[], self: Declared, base: Environment): readonly CompiledRule[] {
  const env = (old: Type) => withDeclared(base, { self: self.type, oldSelf: old }, [self]);
  let [plain, lenient]: [Environment | undefined, Environment | undefined] = [undefined, undefined];
  return rules.map((rule) => {
    if (rule.optionalOldSelf === true) lenient ??= env(optional(self.type));
    else plain ??= env(self.type);
    const chosen = (rule.optionalOldSelf === true ? lenient : plain) ?? base;
    return compileRule(rule, self, chosen);
  });
}

function compileRule(rule: Rule, self: Declared, env: Environment): CompiledRule {
  const expression = compiled(rule.rule, self, env, {
    wanted: types.bool,
    failed: "compilation failed: ",
    other: "cel expression must evaluate to a bool",
  });
  if ("wrong" in expression) return { rule, expression, message: undefined, transition: false };
  const { checked } = expression.program;
  const transition = checked?.references.some((found) => found?.kind === "name" && found.name === "oldSelf") ?? false;
  const text = rule.messageExpression ?? "";
  const message =
    text === ""
      ? undefined
      : compiled(text, self, env, {
          wanted: types.string,
          failed: "messageExpression compilation failed: ",
          other: "messageExpression must evaluate to a string",
        });
  return { rule, expression, message, transition };
}

interface Words {
  readonly wanted: Type;
  readonly failed: string;
  readonly other: string;
}

function compiled(source: string, self: Declared, env: Environment, { wanted, failed, other }: Words): Expression {
  const found = compile(source, env);
  if ("issues" in found) {
    const issues = [...found.issues].sort((a, b) => a.at - b.at);
    return { wrong: failed + issues.map((issue) => display(source, issue)).join("\n"), issues };
  }
  const { program } = found;
  if (!same(program.type, wanted)) return { wrong: other, issues: [{ message: other, at: -1 }] };
  const { ast, checked } = program;
  if (checked === undefined) return { wrong: other, issues: [] };
  return { program, cost: estimate(ast.expr, checked, { sizes: sizesOfRule(self) }).max };
}
