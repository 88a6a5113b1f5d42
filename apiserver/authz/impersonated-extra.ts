import type { FieldError } from "../validation/field-error.ts";
import { invalidField, render } from "../validation/field-error.ts";
import { subdomainProblems } from "../validation/names.ts";
import type { Impersonation } from "../wire/impersonation.ts";
import { aggregate } from "./authorize.ts";

/** Why these extra values can be nobody's where rights are named by mode; undefined where they can. */
export function extraProblem(extra: Impersonation["extra"]): string | undefined {
  for (const [key, values] of Object.entries(extra)) {
    if (key === "") return "impersonating the empty string key in extra is not allowed";
    const problems = domainPathErrors("extra.key", key).map(render);
    if (problems.length > 0) return `impersonating an invalid key in extra is not allowed: ${aggregate(problems)}`;
    if (key !== key.toLowerCase())
      return `impersonating a non-lowercase key in extra is not allowed: ${JSON.stringify(key)}`;
    if (values.includes("")) return "impersonating the empty string value in extra is not allowed";
  }
  return undefined;
}

const pathCharacters = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";
const pathPattern = new RegExp(`^${pathCharacters}$`);

/** Problems of a text that is to be a domain, a slash and a path. */
function domainPathErrors(field: string, text: string): readonly FieldError[] {
  const slash = text.indexOf("/");
  if (slash <= 0 || slash === text.length - 1)
    return [invalidField(field, text, 'must be a domain-prefixed path (such as "acme.io/foo")')];
  const [host, path] = [text.slice(0, slash), text.slice(slash + 1)];
  const errors = subdomainProblems(host).map((problem) => invalidField(field, host, problem));
  if (pathPattern.test(path)) return errors;
  return [...errors, invalidField(field, path, `Invalid path (regex used for validation is '${pathCharacters}')`)];
}
