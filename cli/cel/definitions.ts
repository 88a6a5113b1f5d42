import type { JsonObject } from "@bubustack/api/json";
import type { Environment } from "@bubustack/cel/environment";
import type { RuleReport } from "@bubustack/cel/rules/definition";
import { definitionRules, ruleLimit, schemaLimit } from "@bubustack/cel/rules/definition";
import type { Problem } from "@bubustack/cel/rules/problems";
import { ruleProblems, showSchemaPath } from "@bubustack/cel/rules/problems";
import { show } from "@bubustack/cel/type/type";
import { UsageError } from "../fail.ts";
import type { Io } from "../io.ts";
import { readObjects } from "../source/objects.ts";
import { exits } from "../verb.ts";
import { versionsOf } from "./schemas.ts";

/** A rule as `-o json` shows it; costs are decimal texts, since they may be beyond 2^53. */
interface CheckedRule {
  readonly at: string;
  readonly rule: string;
  readonly type: string;
  /** The most that one evaluation may cost. */
  readonly cost: string;
  /** Times how often there may be such a value in an object. */
  readonly total: string;
  readonly limit: string;
}

interface CheckedVersion {
  readonly file: string;
  readonly definition: string;
  readonly version: string;
  readonly rules: readonly CheckedRule[];
  readonly errors: readonly { readonly at: string; readonly message: string; readonly hints: readonly string[] }[];
  readonly total: string;
  readonly limit: string;
}

/** Checks every rule of every version of the definitions in files; says what each may cost, and what is wrong. */
export async function checkDefinitions(
  io: Io,
  files: readonly string[],
  env: Environment,
  json: boolean,
): Promise<number> {
  const versions: CheckedVersion[] = [];
  for (const file of files) {
    const definitions = (await readObjects(io, file)).filter(({ kind }) => kind === "CustomResourceDefinition");
    if (definitions.length === 0)
      throw new UsageError(
        `${file} holds no CustomResourceDefinition`,
        "give one as YAML or JSON, or an expression to check",
      );
    for (const crd of definitions)
      for (const version of versionsOf(crd)) versions.push(checked(file, crd, version, env));
  }
  if (json) io.out(`${JSON.stringify({ versions })}\n`);
  else io.out(versions.map(told).join(""));
  return versions.some(({ errors }) => errors.length > 0) ? exits.findings : exits.clean;
}

function checked(
  file: string,
  crd: JsonObject,
  { name, schema }: { readonly name: string; readonly schema: JsonObject },
  env: Environment,
): CheckedVersion {
  const metadata = crd["metadata"];
  const definition =
    typeof metadata === "object" && metadata !== null && "name" in metadata ? String(metadata["name"]) : "";
  const reports = definitionRules(schema, env);
  const sum = reports.reduce((all, { total, compiled }) => all + total + messageCost(compiled?.message), 0n);
  return {
    file,
    definition,
    version: name,
    rules: reports.flatMap(rule),
    errors: ruleProblems(schema, env).map((problem) => ({
      at: problem.at,
      message: problem.detail.replace("{schema}", ""),
      hints: hints(problem, reports),
    })),
    total: `${sum}`,
    limit: `${schemaLimit}`,
  };
}

function messageCost(message: NonNullable<RuleReport["compiled"]>["message"]): bigint {
  return message !== undefined && "program" in message ? message.cost : 0n;
}

function place({ path, index }: RuleReport): string {
  return `${showSchemaPath(path)}.x-kubernetes-validations[${index}]`;
}

function rule(report: RuleReport): readonly CheckedRule[] {
  const expression = report.compiled?.expression;
  if (report.compiled === undefined || expression === undefined || "wrong" in expression) return [];
  const { program, cost } = expression;
  return [
    {
      at: place(report),
      rule: report.compiled.rule.rule,
      type: show(program.type),
      cost: `${cost}`,
      total: `${report.total}`,
      limit: `${ruleLimit}`,
    },
  ];
}

/** What could have been meant by what does not compile. */
function hints({ at }: Problem, reports: readonly RuleReport[]): readonly string[] {
  const report = reports.find((one) => at.startsWith(`${place(one)}.`));
  const wrong = at.endsWith(".messageExpression") ? report?.compiled?.message : report?.compiled?.expression;
  return wrong !== undefined && "wrong" in wrong ? wrong.issues.flatMap(({ hint }) => hint ?? []) : [];
}

function told({ file, definition, version, rules, errors, total, limit }: CheckedVersion): string {
  const good = rules.map(({ at, rule: source, type, cost, total: all, limit: most }) => {
    const times = all === cost ? cost : `${all} (${cost} each time)`;
    return `  ${at}: ${type}, costs at most ${times} of ${most}\n    ${source.trim().replaceAll("\n", "\n    ")}\n`;
  });
  const bad = errors.map(({ at, message, hints: all }) => {
    const text = `${message}${all.map((hint) => `\nhint: ${hint}`).join("")}`;
    return `  error: ${at === "" ? "all rules" : at}: ${text.replaceAll("\n", "\n    ")}\n`;
  });
  const count = `${rules.length} ${rules.length === 1 ? "rule" : "rules"}, ${errors.length} ${errors.length === 1 ? "error" : "errors"}`;
  return `${file}: ${definition} ${version}: ${count}, costs at most ${total} of ${limit}\n${[...good, ...bad].join("")}`;
}
