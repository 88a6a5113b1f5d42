import type { Program } from "../compile.ts";
import type { Limits } from "../plan/frame.ts";
import type { Rule } from "../schema/structural.ts";
import { utf8Length } from "../values/utf8.ts";
import type { Value } from "../values/value.ts";
import { CelError, isPlain, none, Optional } from "../values/value.ts";
import { Correlation, Place } from "./correlate.ts";
import type { Finding, Step } from "./finding.ts";
import { kindOf } from "./finding.ts";
import { Seen } from "./seen.ts";
import type { ReadyRule, Validator } from "./validator.ts";

/** The most that all rules together may cost for one object. */
const objectBudget = 10_000_000;
/** The most that one evaluation may cost. */
const ruleBudget = 1_000_000;
/** The longest message of an expression, in bytes. */
const longestMessage = 5 * 1024;

/** What the rules say of an object. */
export interface Judgement {
  readonly findings: readonly Finding[];
  /** What is wrong but was before: accepted, with a warning. */
  readonly ratcheted: readonly Finding[];
  /** What the evaluation cost; -1 where it ended because of it. */
  readonly spent: number;
}

export interface JudgeOptions extends Omit<Limits, "cost"> {
  /** For all rules together; default 10,000,000 units. */
  readonly budget?: number;
}

/**
 * Asks all rules about an object, and what it was before a change. Rules that read `oldSelf` are asked where there is an
 * old value that belongs to the new one. What fails and was like that before is `ratcheted`, unless its rule reads
 * `oldSelf`. Never throws.
 */
export function judge(validator: Validator, object: Value, old?: Value, options: JudgeOptions = {}): Judgement {
  const { budget = objectBudget, ...limits } = options;
  const run = new Run(budget, { ...limits, cost: ruleBudget });
  const correlation = old === undefined ? undefined : new Correlation(object, old, validator.schema);
  run.visit(validator, new Seen(object), new Seen(old), [], new Place(correlation, undefined));
  return { findings: run.findings, ratcheted: run.ratcheted, spent: run.ended ? -1 : budget - run.left };
}

class Run {
  readonly findings: Finding[] = [];
  readonly ratcheted: Finding[] = [];
  left: number;
  /** True once the budget is spent: nothing more is asked. */
  ended = false;
  readonly #limits: Limits;

  constructor(budget: number, limits: Limits) {
    this.left = budget;
    this.#limits = limits;
  }

  visit(validator: Validator, self: Seen, old: Seen, path: readonly Step[], place: Place): void {
    const { raw } = self;
    if (raw === undefined || raw === null) return;
    this.#ask(validator, self, old, path, place);
    if (this.ended) return;
    if (Array.isArray(raw)) this.#elements(validator, self, raw, old, path, place);
    else if (isPlain(raw)) this.#properties(validator, self, Object.keys(raw), old, path, place);
  }

  #elements(
    { items, schema }: Validator,
    self: Seen,
    list: readonly Value[],
    old: Seen,
    path: readonly Step[],
    place: Place,
  ): void {
    if (items === undefined) return;
    const before = new Correlation(list, old.raw ?? null, schema);
    for (let index = 0; index < list.length && !this.ended; index++) {
      const was = new Seen(before.oldOf(list[index] ?? null));
      this.visit(items, self.element(index), was, [...path, index], place.index(index));
    }
  }

  #properties(
    { values, properties }: Validator,
    self: Seen,
    names: readonly string[],
    old: Seen,
    path: readonly Step[],
    place: Place,
  ): void {
    if (values !== undefined)
      for (const key of names) {
        if (this.ended) return;
        this.visit(values, self.value(key), old.value(key), [...path, { key }], place.key(key));
      }
    if (properties.size === 0) return;
    for (const name of names) {
      if (this.ended) return;
      const inner = properties.get(name);
      if (inner !== undefined)
        this.visit(inner, self.field(name), old.field(name), [...path, { name }], place.key(name));
    }
  }

  #ask(validator: Validator, self: Seen, old: Seen, path: readonly Step[], place: Place): void {
    const { rules, schema, convert } = validator;
    const type = schema.type ?? "";
    const say = (detail: string) => this.findings.push({ kind: "invalid", path, value: type, detail });
    if (rules === undefined) {
      say("rule compiler initialization error: failed to convert to declType for CEL validation rules");
      return;
    }
    if (rules.length === 0) return;
    if (this.left <= 0) {
      this.ended = true;
      say(outOfBudget);
      return;
    }
    const before = old.raw === null ? undefined : old.raw;
    const [now, was] = [self.converted(convert), validator.transitions ? old.converted(convert) : undefined];
    const plain = { self: now, oldSelf: was };
    const lenient = validator.transitions
      ? { self: now, oldSelf: was === undefined ? none : new Optional(was) }
      : plain;
    for (const ready of rules) {
      if (this.ended) return;
      const optional = ready.rule.optionalOldSelf === true;
      if (ready.transition && before === undefined && !optional) continue;
      this.#one(ready, optional ? lenient : plain, plain, { say, path, place, type, value: shown(type, self.raw) });
    }
  }

  #one(ready: ReadyRule, variables: Variables, plain: Variables, about: About): void {
    const { rule, expression, transition, at } = ready;
    if (rule.rule.trim() === "") return;
    if ("wrong" in expression) {
      about.say(`rule compile error: ${expression.wrong}`);
      return;
    }
    const value = this.#evaluate(expression.program, variables);
    if (value === undefined) {
      about.say(outOfBudget);
      return;
    }
    if (value === true) return;
    if (value instanceof CelError) {
      this.#failed(value.message, rule, about);
      return;
    }
    const report = (finding: Omit<Finding, "path">) => {
      const found = { ...finding, path: [...about.path, ...at] };
      if (!transition && about.place.unchanged) this.ratcheted.push(found);
      else this.findings.push(found);
    };
    const { detail, wrong } = this.#message(ready, plain);
    if (wrong !== undefined) report({ kind: "invalid", value: about.type, detail: wrong });
    else report({ kind: kindOf(rule.reason), value: about.value, detail: detail ?? message(rule) });
  }

  /** The value of an expression; undefined where the budget does not pay for it. */
  #evaluate(program: Program, variables: Variables): Value | undefined {
    const { value, cost } = program.evaluate(variables, this.#limits);
    if (cost > this.left) {
      this.ended = true;
      return undefined;
    }
    this.left -= cost;
    return value;
  }

  #failed(message: string, rule: Rule, { say }: About): void {
    const about = (rule.message ?? "") === "" ? rule.rule.trim() : (rule.message ?? "").trim();
    if (message.startsWith("no such overload"))
      say(
        `'${message}': call arguments did not match a supported operator, function or macro signature for rule: ${about}`,
      );
    else if (message.startsWith(overLimit)) {
      this.ended = true;
      say(`'${message}': no further validation rules will be run due to call cost exceeds limit for rule: ${about}`);
    } else say(`${message} evaluating rule: ${about}`);
  }

  /** The message of a rule that has an expression for it: a text, or what ends the evaluation. Neither where it fails. */
  #message({ message: expression, rule }: ReadyRule, variables: Variables): { detail?: string; wrong?: string } {
    if (expression === undefined || "wrong" in expression) return {};
    const value = this.#evaluate(expression.program, variables);
    if (value === undefined)
      return {
        wrong:
          "messageExpression evaluation failed due to running out of cost budget, no further validation rules will be run",
      };
    if (value instanceof CelError && value.message.startsWith(overLimit)) {
      this.ended = true;
      const source = JSON.stringify(rule.messageExpression);
      return {
        wrong: `no further validation rules will be run due to call cost exceeds limit for messageExpression: ${source}`,
      };
    }
    const text = typeof value === "string" ? value.trim() : "";
    return text === "" || utf8Length(text) > longestMessage || text.includes("\n") ? {} : { detail: text };
  }
}

type Variables = { readonly self: Value | undefined; readonly oldSelf: Value | undefined };

/** What a rule is asked about. */
interface About {
  readonly say: (detail: string) => void;
  readonly path: readonly Step[];
  readonly place: Place;
  readonly type: string;
  readonly value: Value | undefined;
}

const overLimit = "operation cancelled: actual cost limit exceeded";
const outOfBudget = "validation failed due to running out of cost budget, no further validation rules will be run";

/** Objects and lists are not shown in errors. */
function shown(type: string, value: Value | undefined): Value | undefined {
  return type === "object" || type === "array" ? undefined : value;
}

function message({ message = "", rule }: Rule): string {
  return message === "" ? `failed rule: ${rule.trim()}` : message.trim();
}
