/** One ValidatingAdmissionPolicy, evaluated with one of its params. */
import { utf8Length } from "@bubustack/cel/values/utf8";
import type { Value } from "@bubustack/cel/values/value";
import { checkConditions } from "./conditions.ts";
import { stuck } from "./inputs.ts";
import type { Prepare, Step } from "./prepared.ts";
import type { Inputs, Result } from "./run.ts";
import { callLimit, exhausted, policyBudget, Run } from "./run.ts";
import type { AuditAnnotation, ValidatingPolicy, Validation } from "./validating-policy.ts";
import type { Bounds, Lookup } from "./world.ts";

/** What one validation came to, where it does not hold or cannot be evaluated. */
export interface Failure {
  readonly message: string;
  /** Empty after an error. */
  readonly reason: string;
  /** Which of the policy's validations; 0 where it is about the whole policy. */
  readonly index: number;
  /** Where something went wrong, so that it is not known whether it holds. */
  readonly step?: Step;
}

/** What a policy says about a request. */
export type Evaluation =
  | {
      readonly state: "done";
      readonly failures: readonly Failure[];
      readonly annotations: readonly { readonly key: string; readonly value: string }[];
      /** Annotations that could not be made: each refuses the request, whatever the binding's actions. */
      readonly broken: readonly string[];
      /** What went wrong and counts for nothing, as the failure policy is Ignore. */
      readonly ignored: readonly string[];
    }
  | { readonly state: "open"; readonly lookups: readonly Lookup[] }
  | { readonly state: "unknown"; readonly reason: string };

/** An evaluation that came to its end. */
export type Done = Extract<Evaluation, { readonly state: "done" }>;

const nothing: Done = { state: "done", failures: [], annotations: [], broken: [], ignored: [] };

/** Longest message that an expression may make, in bytes. */
const longestMessage = 5 * 1024;

/** Evaluates a policy. `conditions` are the inputs of match conditions, which do not see the namespace. */
export function evaluatePolicy<P extends ValidatingPolicy>(
  policy: P,
  inputs: Inputs,
  conditions: Inputs,
  bounds?: Bounds,
  prepare?: Prepare<P>,
): Evaluation {
  const held = checkConditions(policy.conditions, conditions, undefined, bounds);
  if (held.state === "no") return nothing;
  if (held.state === "failed") return failed(policy, held.reason, held.reason === exhausted ? "budget" : "conditions");
  if (held.state !== "yes") return held;
  if (prepare === undefined) return evaluateRules(policy, inputs, bounds);
  const prepared = prepare(policy, inputs);
  if (prepared.state === "ready") return evaluateRules(policy, prepared.inputs, bounds);
  if (prepared.state === "skip") return nothing;
  return prepared.state === "failed" ? failed(policy, prepared.reason, prepared.step ?? "reads") : prepared;
}

function evaluateRules(policy: ValidatingPolicy, inputs: Inputs, bounds: Bounds | undefined): Evaluation {
  const run = new Run(inputs, policy.variables, policyBudget, bounds);
  const results: Result[] = [];
  for (const { expression } of policy.validations) {
    const result = run.evaluate(expression);
    if (result.state === "exhausted") return failed(policy, exhausted, "budget");
    results.push(result);
  }
  const waits = waiting(results);
  if (waits !== undefined) return waits;
  const messages = evaluateMessages(policy, results, inputs, run.budget, bounds);
  if ("state" in messages) return messages;
  const annotations = annotate(policy, inputs, bounds);
  if (annotations.state !== "done") return annotations;
  // Annotations that use the budget up stand for all that was found before.
  if (annotations.failures.length > 0) return annotations;
  const { failures, ignored } = failuresOf(policy, results, messages);
  return { ...annotations, failures, ignored: [...ignored, ...annotations.ignored] };
}

/** Where the policy itself cannot be evaluated. */
export function failed({ failurePolicy }: ValidatingPolicy, message: string, step: Step): Done {
  if (failurePolicy === "Ignore") return { ...nothing, ignored: [message] };
  return { ...nothing, failures: [{ message, reason: "", index: 0, step }] };
}

function waiting(results: readonly Result[]): Exclude<Evaluation, Done> | undefined {
  const asks = results.flatMap((result) => (result.state === "pending" ? result.asks : []));
  if (asks.length === 0) return undefined;
  const why = stuck(asks);
  return "lookups" in why ? { state: "open", lookups: why.lookups } : { state: "unknown", reason: why.unknown };
}

/** The results in the order of the validations; or the budget was used up. */
interface Messages {
  readonly results: readonly (Result | undefined)[];
  readonly exhausted: boolean;
}

const noMessages: Messages = { results: [], exhausted: false };

/**
 * The message expressions of all validations, whether they hold or not: they share what is left of the budget. Where all
 * hold and the budget cannot run out, none is evaluated.
 */
function evaluateMessages(
  { validations, variables }: ValidatingPolicy,
  results: readonly Result[],
  inputs: Inputs,
  budget: number,
  bounds: Bounds | undefined,
): Messages | Exclude<Evaluation, Done> {
  const count = validations.filter(({ messageExpression }) => messageExpression !== undefined).length;
  if (count === 0) return noMessages;
  const hold = results.every((result) => result.state === "value" && result.value === true);
  if (hold && (count + variables.all.length) * callLimit <= budget) return noMessages;
  const run = new Run(inputs, variables, budget, bounds);
  const made: (Result | undefined)[] = [];
  for (const { messageExpression } of validations) {
    const result = messageExpression && run.evaluate(messageExpression);
    if (result?.state === "exhausted") return { results: [], exhausted: true };
    made.push(result);
  }
  return waiting(made.filter((message) => message !== undefined)) ?? { results: made, exhausted: false };
}

function failuresOf(
  policy: ValidatingPolicy,
  results: readonly Result[],
  messages: Messages,
): Pick<Done, "failures" | "ignored"> {
  const failures: Failure[] = [];
  const ignored: string[] = [];
  const error = (index: number, message: string, step: Step) => {
    if (policy.failurePolicy === "Fail") failures.push({ message, reason: "", index, step });
    else ignored.push(message);
  };
  for (const [index, validation] of policy.validations.entries()) {
    const result = results[index];
    if (result?.state === "error") error(index, result.message, "expression");
    else if (messages.exhausted) error(index, `failed messageExpression: ${exhausted}`, "message");
    else if (result?.state === "value" && result.value !== true)
      failures.push({ message: messageOf(validation, messages.results[index]), reason: validation.reason, index });
  }
  return { failures, ignored };
}

/** What the expression says, unless that is empty, too long, or more than one line; else the fixed text. */
function messageOf({ message, expression }: Validation, made: Result | undefined): string {
  const text = made?.state === "value" && typeof made.value === "string" ? made.value.trim() : "";
  if (text !== "" && utf8Length(text) <= longestMessage && !text.includes("\n")) return text;
  return message.trim() || `failed expression: ${expression.source.trim()}`;
}

function annotate(policy: ValidatingPolicy, inputs: Inputs, bounds: Bounds | undefined): Evaluation {
  if (policy.auditAnnotations.length === 0) return nothing;
  const run = new Run(inputs, policy.variables, policyBudget, bounds);
  const annotations: { readonly key: string; readonly value: string }[] = [];
  const broken: string[] = [];
  const pending: Result[] = [];
  for (const annotation of policy.auditAnnotations) {
    const result = run.evaluate(annotation.value);
    if (result.state === "exhausted") return failed(policy, exhausted, "budget");
    if (result.state === "pending") pending.push(result);
    else if (result.state === "error") broken.push(result.message);
    else keep(annotation, result.value, annotations, broken);
  }
  const waits = waiting(pending);
  if (waits !== undefined) return waits;
  const ignored = policy.failurePolicy === "Ignore";
  return { ...nothing, annotations, broken: ignored ? [] : broken, ignored: ignored ? broken : [] };
}

/** Null and empty texts make no annotation. */
function keep(
  { key, value: { source } }: AuditAnnotation,
  value: Value,
  annotations: { readonly key: string; readonly value: string }[],
  broken: string[],
): void {
  if (typeof value === "string") {
    if (value.trim() !== "") annotations.push({ key, value: value.trim() });
  } else if (value !== null)
    broken.push(
      `valueExpression '${source}' resulted in unsupported return type. Return type must be either string or null.`,
    );
}
