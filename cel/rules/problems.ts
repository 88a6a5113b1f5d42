import type { Environment } from "../environment.ts";
import type { Rule, Structural } from "../schema/structural.ts";
import { propertiesOf, rulesOf, valuesOf } from "../schema/structural.ts";
import type { Expression } from "./compile.ts";
import type { RuleReport, SchemaPath } from "./definition.ts";
import { definitionRules, ruleLimit, schemaLimit } from "./definition.ts";
import { fieldPath } from "./field-path.ts";

/** Why a schema with rules cannot be accepted, in the terms of the API server's field errors. */
export interface Problem {
  readonly kind: "invalid" | "required" | "forbidden" | "unsupported" | "internal";
  /** Where, from the schema: `.properties[spec].x-kubernetes-validations[0].rule`; empty for the schema itself. */
  readonly at: string;
  /** The offending value; undefined where it is not shown. */
  readonly value?: string | boolean | object;
  readonly detail: string;
}

const reasons = ["FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"];

/**
 * Everything wrong with the rules of the schema of whole resources: what is written, what does not compile, what may cost
 * too much. Where a rule is badly written, those around it are not compiled.
 */
export function ruleProblems(schema: Structural, base: Environment): readonly Problem[] {
  const hidden = nestedProblems(schema, "", 0);
  if (hidden.length > 0) return hidden;
  const written = writtenProblems(schema, "", 0);
  const reports = definitionRules(schema, base).filter(
    ({ path }) => !written.some(({ at }) => at.startsWith(`${showSchemaPath(path)}.`)),
  );
  return [...written, ...reports.flatMap(compiledProblems), ...totalProblems(reports)];
}

/** `.properties[spec].items`. */
export function showSchemaPath(path: SchemaPath): string {
  return path.map((part) => (typeof part === "string" ? `.${part}` : `[${part.key}]`)).join("");
}

/** Rules may not stand in `allOf` and its like: what they are about would not be the value of one schema. */
function nestedProblems(schema: Structural | undefined, at: string, depth: number, nested = false): readonly Problem[] {
  if (typeof schema !== "object" || schema === null || depth > 400) return [];
  const below = (inner: Structural | undefined, part: string, within = nested) =>
    nestedProblems(inner, `${at}.${part}`, depth + 1, within);
  const own: Problem[] =
    nested && rulesOf(schema).length > 0
      ? [{ kind: "forbidden", at: `${at}.x-kubernetes-validations`, detail: "must be empty to be structural" }]
      : [];
  return [
    ...own,
    ...below(valuesOf(schema), "additionalProperties"),
    ...propertiesOf(schema).flatMap(([name, inner]) => below(inner, `properties[${name}]`)),
    ...below(schema.items, "items"),
    ...below(schema.not, "not", true),
    ...(["allOf", "anyOf", "oneOf"] as const).flatMap((kind) => {
      const parts = schema[kind];
      return Array.isArray(parts) ? parts.flatMap((inner, index) => below(inner, `${kind}[${index}]`, true)) : [];
    }),
  ];
}

function writtenProblems(schema: Structural | undefined, at: string, depth: number): readonly Problem[] {
  if (typeof schema !== "object" || schema === null || depth > 400) return [];
  const below = [
    ...writtenProblems(valuesOf(schema), `${at}.additionalProperties`, depth + 1),
    ...propertiesOf(schema).flatMap(([name, inner]) => writtenProblems(inner, `${at}.properties[${name}]`, depth + 1)),
    ...writtenProblems(schema.items, `${at}.items`, depth + 1),
  ];
  const own = rulesOf(schema).flatMap((rule, index) =>
    ofRule(rule, schema).map((problem) => ({
      ...problem,
      at: `${at}.x-kubernetes-validations[${index}].${problem.at}`,
    })),
  );
  return [...below, ...own];
}

function ofRule(rule: Rule, schema: Structural): readonly Problem[] {
  const { message = "", messageExpression = "", reason, fieldPath: path = "" } = rule;
  const problems: Problem[] = [];
  const say = (kind: Problem["kind"], at: string, detail: string, value?: string) =>
    problems.push({ kind, at, detail, ...(value === undefined ? {} : { value }) });
  if (rule.rule.trim() === "") say("required", "rule", "rule is not specified");
  else if (message !== "" && message.trim() === "")
    say("invalid", "message", "must be non-empty if specified", message);
  else if (lines.test(message.trim())) say("invalid", "message", "must not contain line breaks", message);
  else if (lines.test(rule.rule.trim()) && message.trim() === "")
    say("required", "message", "message must be specified if rule contains line breaks");
  if (messageExpression !== "" && messageExpression.trim() === "")
    say("required", "messageExpression", "messageExpression must be non-empty if specified");
  if (reason !== undefined && !reasons.includes(reason))
    say("unsupported", "reason", `supported values: ${reasons.map((one) => JSON.stringify(one)).join(", ")}`, reason);
  if (path !== "" && path.trim() === "") say("invalid", "fieldPath", "must be non-empty if specified", path);
  if (lines.test(path)) say("invalid", "fieldPath", "must not contain line breaks", path);
  if (path !== "" && "wrong" in fieldPath(path, schema)) say("invalid", "fieldPath", "must be a valid path", path);
  return problems;
}

const lines = /[\n\r]/;

function compiledProblems(report: RuleReport): readonly Problem[] {
  const { compiled, index, total, uncorrelated } = report;
  const at = showSchemaPath(report.path);
  if (compiled === undefined) {
    const detail = "internal error: failed to construct type information for x-kubernetes-validations rules: ";
    const why = "unable to convert structural schema to CEL declarations";
    return index > 0 ? [] : [{ kind: "internal", at: `${at}.x-kubernetes-validations`, detail: detail + why }];
  }
  const { rule, expression, message, transition } = compiled;
  const problems: Problem[] = [];
  const say = (kind: Problem["kind"], part: string, detail: string, value?: Problem["value"]) =>
    problems.push({
      kind,
      at: `${at}.x-kubernetes-validations[${index}].${part}`,
      detail,
      ...(value === undefined ? {} : { value }),
    });
  if (total > ruleLimit) say("forbidden", "rule", tooMuch("estimated rule cost", total, ruleLimit));
  if ("wrong" in expression) say("invalid", "rule", expression.wrong, asGo(rule));
  if (message !== undefined) {
    if ("wrong" in message) say("invalid", "messageExpression", message.wrong, asGo(rule));
    else if (message.cost > ruleLimit)
      say("forbidden", "messageExpression", tooMuch("estimated messageExpression cost", message.cost, ruleLimit));
  }
  if (transition && uncorrelated !== undefined) {
    const around = `{schema}${showSchemaPath(uncorrelated)}`;
    say(
      "invalid",
      "rule",
      `oldSelf cannot be used on the uncorrelatable portion of the schema within ${around}`,
      rule.rule,
    );
  } else if (!transition && rule.optionalOldSelf !== undefined)
    say("invalid", "optionalOldSelf", "may not be set if oldSelf is not used in rule", rule.optionalOldSelf);
  return problems;
}

/** A rule as the API server prints it beside its error. */
function asGo({ rule, message = "", messageExpression = "", reason, fieldPath = "", optionalOldSelf }: Rule): object {
  return {
    Rule: rule,
    Message: message,
    MessageExpression: messageExpression,
    Reason: reason ?? null,
    FieldPath: fieldPath,
    OptionalOldSelf: optionalOldSelf ?? null,
  };
}

function totalProblems(reports: readonly RuleReport[]): readonly Problem[] {
  const costs = reports.flatMap((report) => {
    const at = `${showSchemaPath(report.path)}.x-kubernetes-validations[${report.index}]`;
    return [
      { at: `${at}.rule`, cost: report.total },
      { at: `${at}.messageExpression`, cost: costOf(report.compiled?.message) },
    ];
  });
  const total = costs.reduce((sum, { cost }) => sum + cost, 0n);
  if (total <= schemaLimit) return [];
  const most = costs.filter(({ cost }) => cost >= schemaLimit / 100n).sort((a, b) => (a.cost < b.cost ? 1 : -1));
  const detail = "contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema";
  const what = "x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema";
  return [
    ...most.slice(0, 4).map(({ at }): Problem => ({ kind: "forbidden", at, detail })),
    { kind: "forbidden", at: "", detail: tooMuch(what, total, schemaLimit) },
  ];
}

function costOf(expression: Expression | undefined): bigint {
  return expression !== undefined && "program" in expression ? expression.cost : 0n;
}

function tooMuch(what: string, cost: bigint, limit: bigint): string {
  const factor = Number(cost) / Number(limit);
  const shown = factor > 100 ? "more than 100x" : `${factor.toFixed(factor < 1.5 ? 6 : 1)}x`;
  return (
    `${what} exceeds budget by factor of ${shown} (try simplifying the rule, or adding maxItems, maxProperties, and ` +
    "maxLength where arrays, maps, and strings are declared)"
  );
}
