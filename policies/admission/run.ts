/** Evaluating the expressions of a policy over one request, within a budget. */
import { whyOfKubernetes } from "@bubustack/cel/kubernetes/why";
import type { Limits } from "@bubustack/cel/plan/frame";
import type { Value } from "@bubustack/cel/values/value";
import { CelError, Pending } from "@bubustack/cel/values/value";
import type { Expression } from "./expression.ts";
import type { Variable, Variables } from "./variables.ts";
import type { Bounds } from "./world.ts";

/** Cost units of one expression, and of one variable. */
export const callLimit = 1_000_000;
/** Cost units of all validations of a policy, and of one mutation. */
export const policyBudget = 10_000_000;
/** Cost units of all match conditions of a policy or webhook. */
export const conditionsBudget = 2_500_000;

/** What an expression came to. */
export type Result =
  | { readonly state: "value"; readonly value: Value }
  | { readonly state: "error"; readonly message: string }
  | { readonly state: "pending"; readonly asks: readonly unknown[] }
  /** The budget is used up: nothing more is evaluated. */
  | { readonly state: "exhausted" };

export const exhausted = "validation failed due to running out of cost budget, no further validation rules will be run";

export type Inputs = { readonly [name: string]: Value | undefined };

/**
 * One pass over some expressions of a policy: variables are evaluated when they are first used, once a pass, and what
 * they cost is taken from the budget, not from the limit of the expression that uses them.
 */
export class Run {
  /** Cost units that are left. */
  budget: number;
  readonly #limits: Limits;
  readonly #spend: Bounds["spend"];
  readonly #inputs: { [name: string]: Value | undefined };
  #spent = 0;

  constructor(inputs: Inputs, variables: Variables | undefined, budget: number, bounds: Bounds = {}) {
    const { expired, zones, spend, partial } = bounds;
    this.budget = budget;
    this.#limits = {
      cost: callLimit,
      why: whyOfKubernetes,
      ...(expired !== undefined && { expired }),
      ...(zones !== undefined && { zones }),
      ...(partial !== undefined && { partial }),
    };
    this.#spend = spend;
    this.#inputs = { ...inputs };
    if (variables !== undefined && variables.all.length > 0)
      this.#inputs["variables"] = lazily(variables, (variable) => this.#variable(variable));
  }

  evaluate(expression: Expression): Result {
    if ("problem" in expression) return { state: "error", message: `compilation error: ${expression.problem}` };
    const { value, cost } = expression.program.evaluate(this.#inputs, this.#limits);
    const spent = this.#spent + cost;
    this.#spent = 0;
    const within = this.#spend?.(spent) !== false;
    if (value instanceof Pending) return { state: "pending", asks: value.asks };
    if (spent > this.budget || !within) return { state: "exhausted" };
    this.budget -= spent;
    if (value instanceof CelError)
      return { state: "error", message: `expression '${expression.source}' resulted in error: ${value.message}` };
    return { state: "value", value };
  }

  #variable({ name, expression }: Variable): Value {
    if ("problem" in expression)
      return new CelError(`composited variable "${name}" fails to compile: ${expression.problem}`);
    const { value, cost } = expression.program.evaluate(this.#inputs, this.#limits);
    this.#spent += cost;
    if (!(value instanceof CelError)) return value;
    return new CelError(`composited variable "${name}" fails to evaluate: ${value.message}`);
  }
}

type Compute = (variable: Variable) => Value;

const descriptorsOf = new WeakMap<Variables, PropertyDescriptorMap>();
const compute = Symbol("compute");

interface Lazy {
  readonly [compute]: { readonly run: Compute; readonly known: Map<string, Value> };
}

/** A plain map whose values are made when they are read. */
function lazily(variables: Variables, run: Compute): Value {
  let descriptors = descriptorsOf.get(variables);
  if (descriptors === undefined) {
    descriptors = Object.fromEntries(variables.all.map((variable) => [variable.name, descriptorOf(variable)]));
    descriptorsOf.set(variables, descriptors);
  }
  const own: Lazy = { [compute]: { run, known: new Map() } };
  return Object.defineProperties(own, descriptors) as unknown as { readonly [name: string]: Value };
}

function descriptorOf(variable: Variable): PropertyDescriptor {
  return {
    enumerable: true,
    get(this: Lazy): Value {
      const { run, known } = this[compute];
      let value = known.get(variable.name);
      if (value === undefined) {
        value = run(variable);
        known.set(variable.name, value);
      }
      return value;
    },
  };
}
