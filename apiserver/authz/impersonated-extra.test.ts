import { expect, test } from "vitest";
import { extraProblem } from "./impersonated-extra.ts";

test.each([
  [{}, undefined],
  [{ "acme.io/a": ["v"] }, undefined],
  [{ "": ["v"] }, "impersonating the empty string key in extra is not allowed"],
  [{ a: ["v"] }, 'invalid key in extra is not allowed: extra.key: Invalid value: "a": must be a domain-prefixed path'],
  [{ "Acme/b": ["v"] }, 'extra.key: Invalid value: "Acme": a lowercase RFC 1123 subdomain must consist of'],
  [{ "a_/?": ["v"] }, 'not allowed: [extra.key: Invalid value: "a_":'],
  [{ "a/B": ["v"] }, 'impersonating a non-lowercase key in extra is not allowed: "a/B"'],
  [{ "a/b": ["v", ""] }, "impersonating the empty string value in extra is not allowed"],
])("%j", (extra, said) => {
  if (said === undefined) expect(extraProblem(extra)).toBeUndefined();
  else expect(extraProblem(extra)).toContain(said);
});
