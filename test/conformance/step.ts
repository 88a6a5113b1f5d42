import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Step, Verb } from "./case.ts";
import type { Answered, Sent } from "./connection.ts";
import { mismatches } from "./match.ts";
import { pathOf } from "./resources.ts";
import type { Kept } from "./values.ts";
import { expandBody, fill, fillText, valueAt } from "./values.ts";

/** HTTP method and media type of the verbs that are not methods themselves. */
const sentAs: { readonly [verb in Verb]?: readonly [method: string, contentType?: string] } = {
  APPLY: ["PATCH", "application/apply-patch+yaml"],
  MERGE: ["PATCH", "application/merge-patch+json"],
  JSON: ["PATCH", "application/json-patch+json"],
  STRATEGIC: ["PATCH", "application/strategic-merge-patch+json"],
  WATCH: ["GET"],
};

/** The request of a step, with what was kept filled in. */
export function requestOf({ verb, target, keys }: Step, kept: Kept): Sent {
  const [method = verb, contentType = "application/json"] = sentAs[verb] ?? [];
  const { body, as, groups, token, anonymous, accept, headers } = filled(keys, kept);
  const path = pathOf(fillText(target, kept), String(kept.get("ns")));
  const text = body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(expandBody(body));
  const given = isObject(headers)
    ? Object.entries(headers).map(([name, value]) => [name.toLowerCase(), `${value}`])
    : [];
  const query = verb === "APPLY" && !path.includes("fieldManager=") ? "fieldManager=conformance" : undefined;
  // A watch that should be refused and is not must end by itself.
  const watching =
    verb !== "WATCH" ? undefined : keys["events"] === undefined ? "watch=true&timeoutSeconds=2" : "watch=true";
  return {
    method,
    path: [path, query ?? watching].filter((part) => part !== undefined).join(path.includes("?") ? "&" : "?"),
    headers: {
      ...(text === undefined ? {} : { "content-type": contentType }),
      ...(accept === undefined ? {} : { accept: String(accept) }),
      ...(as === undefined ? {} : { "impersonate-user": String(as) }),
      ...(Array.isArray(groups) ? { "impersonate-group": groups.join(", ") } : {}),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...Object.fromEntries(given),
    },
    ...(text === undefined ? {} : { body: text }),
    anonymous: anonymous === true,
  };
}

function filled(keys: JsonObject, kept: Kept): JsonObject {
  const value = fill(keys, kept);
  return isObject(value) ? value : {};
}

/** Where an answer is not what the step says; where it is, what the step keeps is kept. */
export function judge(step: Step, answer: Answered, kept: Kept): readonly string[] {
  const { is, says, causes, has, exactly, text, warns, keep, answers } = filled(step.keys, kept);
  const problems = [
    ...codeProblems(is, answer),
    ...(says === undefined ? [] : mismatches({ message: says }, answer.body)),
    ...(causes === undefined ? [] : mismatches({ details: { causes } }, answer.body)),
    ...(has === undefined ? [] : mismatches(has, answer.body)),
    ...(exactly === undefined ? [] : mismatches(exactly, answer.body, true)),
    ...(text === undefined ? [] : mismatches(text, answer.text)),
    ...(answers === undefined ? [] : mismatches(answers, headersOf(answer))),
    ...mismatches(warns ?? [], warningsOf(answer)).map((line) => `warnings: ${line}`),
  ];
  if (problems.length > 0) return problems;
  return isObject(keep) ? keepAll(keep, answer.body, kept) : [];
}

/** `201`, or the code and reason of a refusal such as `404 NotFound`; without it any success will do. */
function codeProblems(is: Json | undefined, { code, body }: Answered): readonly string[] {
  if (is === undefined) return code >= 200 && code < 300 ? [] : [`expected success, found ${code}`];
  const [expected = "", reason] = String(is).split(" ");
  if (Number(expected) !== code) return [`expected ${expected}, found ${code}`];
  if (reason === undefined) return [];
  return mismatches({ kind: "Status", status: "Failure", code, reason }, body);
}

function headersOf({ headers }: Answered): JsonObject {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : String(value)]),
  );
}

/** The texts of the Warning headers. */
function warningsOf({ headers }: Answered): readonly string[] {
  const value = headers["warning"];
  const line = typeof value === "string" ? value : (value ?? []).join(", ");
  return [...line.matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text = ""]) => text.replace(/\\(.)/g, "$1"));
}

function keepAll(keep: JsonObject, body: Json | undefined, kept: Kept): readonly string[] {
  return Object.entries(keep).flatMap(([name, path]) => {
    const [at = "", decoded] = String(path).split(/ (?=base64$)/);
    const value = at === "" ? body : valueAt(body, at);
    if (value === undefined) return [`nothing at ${at} to keep as ${name}`];
    kept.set(name, decoded === undefined ? value : Buffer.from(String(value), "base64").toString("utf8"));
    return [];
  });
}
