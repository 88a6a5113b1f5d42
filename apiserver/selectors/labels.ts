/** Label selectors as the query text: `a=b,c in (d,e),!f,g>1`. What cannot be read is refused in the API server's words. */
import type { Labels } from "@bubustack/policies/admission/selector";
import { badRequest } from "../status.ts";
import { render } from "../validation/field-error.ts";
import { keyProblems, valueProblems } from "../validation/names.ts";
import type { Token } from "./label-tokens.ts";
import { labelTokens } from "./label-tokens.ts";

export type Matcher = (labels: Labels) => boolean;

export const everything: Matcher = () => true;

const operators = new Set(["=", "==", "!=", "in", "notin", ">", "<"]);
const known = "in, notin, =, ==, !=, gt, lt";

/** Compiles the text of `labelSelector`; 400 when it cannot be parsed. */
export function parseLabelSelector(text: string): Matcher {
  const reader = new Reader(labelTokens(text));
  const requirements: Matcher[] = [];
  for (;;) {
    const { type, text: found } = reader.token;
    if (type === "end") break;
    if (type !== "word" && found !== "!") refuse(`found '${found}', expected: !, identifier, or 'end of string'`);
    requirements.push(requirement(reader));
    const after = reader.take();
    if (after.type === "end") break;
    if (after.text !== ",") refuse(`found '${after.text}', expected: ',' or 'end of string'`);
    const next = reader.token;
    if (next.type !== "word" && next.text !== "!") refuse(`found '${next.text}', expected: identifier after ','`);
  }
  if (requirements.length === 0) return everything;
  return (labels) => requirements.every((matches) => matches(labels));
}

function refuse(why: string): never {
  throw badRequest(why.slice(0, 1000).toWellFormed());
}

function unparsed(why: string): never {
  refuse(`unable to parse requirement: ${why}`);
}

class Reader {
  readonly tokens: readonly Token[];
  at = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  get token(): Token {
    return this.tokens[this.at] ?? { type: "end", text: "" };
  }

  take(): Token {
    const { token } = this;
    this.at++;
    return token;
  }
}

function requirement(reader: Reader): Matcher {
  const not = reader.token.text === "!";
  if (not) reader.take();
  const { type, text: key } = reader.take();
  if (type !== "word") unparsed(`found '${key}', expected: identifier`);
  problem("<nil>", key, keyProblems(key));
  const next = reader.token;
  if (not || next.type === "end" || next.text === ",") return (labels) => (own(labels, key) !== undefined) !== not;
  const operator = reader.take().text;
  if (!operators.has(operator)) unparsed(`found '${operator}', expected: ${known}`);
  const values = operator === "in" || operator === "notin" ? several(reader) : [single(reader)];
  if (operator === ">" || operator === "<") return numeric(key, operator, values[0] ?? "");
  [...values].toSorted().forEach((value, i) => {
    problem(`values[${i}][${key}]`, value, valueProblems(value));
  });
  const wanted = new Set(values);
  const negated = operator === "!=" || operator === "notin";
  return (labels) => {
    const value = own(labels, key);
    return value !== undefined && wanted.has(value) ? !negated : negated;
  };
}

function own(labels: Labels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

const whole = /^[-+]?\d{1,19}$/;
const largest = 2n ** 63n;

function integer(text: string): bigint | undefined {
  if (!whole.test(text)) return undefined;
  const value = BigInt(text.startsWith("+") ? text.slice(1) : text);
  return value < -largest || value >= largest ? undefined : value;
}

function numeric(key: string, operator: ">" | "<", text: string): Matcher {
  const bound = integer(text);
  if (bound === undefined)
    return problem("values[0]", text, ["for 'Gt', 'Lt' operators, the value must be an integer"]);
  problem(`values[0][${key}]`, text, valueProblems(text));
  return (labels) => {
    const value = integer(own(labels, key) ?? "");
    return value !== undefined && (operator === ">" ? value > bound : value < bound);
  };
}

function single(reader: Reader): string {
  const { type, text } = reader.token;
  if (type === "end" || text === ",") return "";
  reader.take();
  if (type !== "word") unparsed(`found '${text}', expected: identifier`);
  return text;
}

/** The values in parentheses; between two commas stands the empty one. */
function several(reader: Reader): readonly string[] {
  const open = reader.take();
  if (open.text !== "(") unparsed(`found '${open.text}' expected: '('`);
  const values: string[] = [];
  for (;;) {
    const { type, text } = reader.token;
    if (type === "word") {
      values.push(text);
      reader.take();
    } else if (text === "," || text === ")") {
      values.push("");
    } else {
      unparsed(`found '${text}', expected: ',', ')' or identifier`);
    }
    const after = reader.take();
    if (after.text === ")") return values;
    if (after.text !== ",") unparsed(`found '${after.text}', expected: ',' or ')'`);
  }
}

function problem(field: string, value: string, problems: readonly string[]): Matcher {
  if (problems.length === 0) return everything;
  return unparsed(render({ reason: "FieldValueInvalid", field, value, detail: problems.join("; ") }));
}
