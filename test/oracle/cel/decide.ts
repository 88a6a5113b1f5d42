import type { AccessCheck, Decide } from "@bubustack/cel/kubernetes/authorizer";
import { labelValue, qualifiedName } from "@bubustack/cel/kubernetes/names";
import type { AuthorizerRule, CaseAuthorizer } from "./case.ts";

/** The oracle's authorizer: the first rule whose stated attributes all equal those of the request decides. */
export function decider({ user, rules = [] }: CaseAuthorizer): Decide {
  return (check) => {
    const rule = rules.find((one) => matches(one, check, user));
    if (rule === undefined) return { allowed: false, reason: "no rule" };
    const { decision, reason = "", error } = rule;
    return { allowed: decision === "allow", reason, ...(error !== undefined && { error }) };
  };
}

function matches(rule: AuthorizerRule, check: AccessCheck, user: string): boolean {
  const { serviceAccount } = check;
  const who = serviceAccount && `system:serviceaccount:${serviceAccount.namespace}:${serviceAccount.name}`;
  const asked: { readonly [attribute: string]: string } = {
    ...check,
    user: who ?? user,
    path: check.path ?? "",
    serviceAccount: "",
    fieldSelector: fields(check.fieldSelector),
    labelSelector: labels(check.labelSelector),
  };
  const { decision: _decision, reason: _reason, error: _error, ...stated } = rule;
  return Object.entries(stated).every(([attribute, value]) => asked[attribute] === value);
}

/** Requirements on fields joined by semicolons, or `invalid`. A backslash escapes backslash, comma and equals sign. */
function fields(selector: string): string {
  const parts = (selector.match(/(?:\\.|[^,\\])+/gsu) ?? []).map((part) => {
    const [, name, sign, value = ""] = /^(.*?)(!=|==|=)(.*)$/su.exec(part) ?? [];
    if (name === undefined || !/^(?:\\[\\,=]|[^\\,=])*$/u.test(value)) return "invalid";
    return `${name} ${sign === "!=" ? "!=" : "="} ${value.replace(/\\(.)/gu, "$1")}`;
  });
  return parts.includes("invalid") ? "invalid" : parts.join(";");
}

const token = /\s*(==|!=|=|[!,()<>]|[^\s!,()<>=]+)\s*/y;

/** Requirements on labels joined by semicolons, or `invalid`. */
function labels(selector: string): string {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < selector.length) {
    const found = token.exec(selector)?.[1];
    if (found === undefined) return selector.trim() === "" ? "" : "invalid";
    tokens.push(found);
  }
  const found: (string | undefined)[] = [];
  while (tokens.length > 0) {
    found.push(requirement(tokens));
    const next = tokens.shift();
    if (next !== undefined && (next !== "," || tokens.length === 0)) return "invalid";
  }
  return found.includes(undefined) ? "invalid" : found.join(";");
}

function requirement(tokens: string[]): string | undefined {
  const not = tokens[0] === "!";
  if (not) tokens.shift();
  const key = tokens.shift() ?? "";
  if (qualifiedName(key).length > 0) return undefined;
  const [next] = tokens;
  if (not || next === undefined || next === ",") return `${key} ${not ? "!" : "exists"} `;
  tokens.shift();
  if (next === "in" || next === "notin") return withSet(key, next, tokens);
  if (!/^(==?|!=|<|>)$/.test(next)) return undefined;
  const value = tokens[0] === undefined || tokens[0] === "," ? "" : (tokens.shift() ?? "");
  const number = next === "<" || next === ">";
  if (number ? !/^[+-]?[0-9]+$/.test(value) : labelValue(value).length > 0) return undefined;
  return `${key} ${next === "<" ? "lt" : next === ">" ? "gt" : next} ${value}`;
}

function withSet(key: string, operator: string, tokens: string[]): string | undefined {
  if (tokens.shift() !== "(") return undefined;
  const values = new Set<string>();
  for (;;) {
    const value = tokens[0] === "," || tokens[0] === ")" ? "" : tokens.shift();
    if (value === undefined || labelValue(value).length > 0) return undefined;
    values.add(value);
    const next = tokens.shift();
    if (next === ")") return `${key} ${operator} ${[...values].toSorted().join(",")}`;
    if (next !== ",") return undefined;
  }
}
