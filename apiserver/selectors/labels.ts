/** Label selectors as the query text: `a=b,c in (d,e),!f`. */
import type { Labels } from "@bubustack/policies/admission/selector";
import { badRequest } from "../status.ts";
import { keyProblems, valueProblems } from "../validation/names.ts";

export type Matcher = (labels: Labels) => boolean;

export const everything: Matcher = () => true;

/** Compiles the text of `labelSelector`; 400 when it cannot be parsed. */
export function parseLabelSelector(text: string): Matcher {
  if (text.trim() === "") return everything;
  const requirements = split(text).map(requirement);
  return (labels) => requirements.every((matches) => matches(labels));
}

function own(labels: Labels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

/** Splits at commas outside parentheses. */
function split(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    const char = text[i];
    if (char === "(") depth++;
    else if (char === ")") depth--;
    else if (i === text.length || (char === "," && depth === 0)) {
      parts.push(text.slice(from, i).trim());
      from = i + 1;
    }
  }
  return parts;
}

const setBased = /^(\S+)\s+(in|notin)\s*\(([^()]*)\)$/;
const equality = /^([^\s=!<>]+)\s*(==|=|!=)\s*([^\s=!<>]*)$/;
const existence = /^(!?)\s*([^\s=!<>()]+)$/;

function requirement(text: string): Matcher {
  const set = setBased.exec(text);
  if (set !== null) {
    const [, key = "", operator, list = ""] = set;
    const values = list.split(",").map((value) => value.trim());
    check(key, values);
    return operator === "in"
      ? (labels) => values.includes(own(labels, key) ?? "\0")
      : (labels) => !values.includes(own(labels, key) ?? "\0");
  }
  const equal = equality.exec(text);
  if (equal !== null) {
    const [, key = "", operator, value = ""] = equal;
    check(key, [value]);
    return operator === "!=" ? (labels) => own(labels, key) !== value : (labels) => own(labels, key) === value;
  }
  const exists = existence.exec(text);
  if (exists === null) throw badRequest(`unable to parse requirement: found '${text.slice(0, 100)}'`);
  const [, not, key = ""] = exists;
  check(key, []);
  return (labels) => (own(labels, key) !== undefined) === (not === "");
}

function check(key: string, values: readonly string[]): void {
  const [problem] = [...keyProblems(key), ...values.flatMap((value) => valueProblems(value))];
  if (problem !== undefined) throw badRequest(`unable to parse requirement: ${problem}`);
}
