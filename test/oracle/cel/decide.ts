import type { AccessCheck, Decide } from "@bubustack/cel/kubernetes/authorizer";
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
    fieldSelector: requirements(check.fieldSelector, field),
    labelSelector: requirements(check.labelSelector, label),
  };
  const { decision: _decision, reason: _reason, error: _error, ...stated } = rule;
  return Object.entries(stated).every(([attribute, value]) => asked[attribute] === value);
}

/** A selector as the oracle tells it: requirements joined by semicolons, or `invalid`. */
function requirements(selector: string, read: (part: string) => string | undefined): string {
  if (selector.trim() === "") return "";
  const parts = selector.split(/,(?![^(]*\))/).map((part) => read(part.trim()));
  return parts.includes(undefined) ? "invalid" : parts.join(";");
}

function field(part: string): string | undefined {
  const [, name, sign, value] = /^([^=!]+?)(!=|==|=)(.*)$/.exec(part) ?? [];
  return name === undefined ? undefined : `${name} ${sign === "!=" ? "!=" : "="} ${value}`;
}

function label(part: string): string | undefined {
  if (/^[A-Za-z0-9]+$/.test(part)) return `${part} exists `;
  const key = "[A-Za-z0-9./_-]+";
  const [, name, sign, value] = new RegExp(`^(${key})\\s*(!=|==|=)\\s*([A-Za-z0-9._-]*)$`).exec(part) ?? [];
  if (name !== undefined) return `${name} ${sign} ${value}`;
  const [, of, not, values] = new RegExp(`^(${key})\\s+(notin|in)\\s*\\(([^()]*)\\)$`).exec(part) ?? [];
  return of === undefined
    ? undefined
    : `${of} ${not} ${values
        ?.split(",")
        .map((one) => one.trim())
        .toSorted()
        .join(",")}`;
}
