/** Policies whose expressions an API server holds against types, and what it says of them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { parse } from "yaml";
import { until } from "../../installation/until.ts";
import type { Target } from "../admission-policies/run.ts";

/** What a server says of one policy: its `status.typeChecking`, or why it does not take it. */
export type Answer = { readonly typeChecking: TypeChecking } | { readonly refused: Json };

interface TypeChecking {
  readonly expressionWarnings?: readonly { readonly fieldRef: string; readonly warning: string }[];
}

export const answersPath = join(import.meta.dirname, "answers.golden.json");

export function readAnswers(): { readonly [name: string]: Answer } {
  return JSON.parse(readFileSync(answersPath, "utf8"));
}

/** The policies, each with the name `type-checking-<name>`. */
export function readPolicies(): ReadonlyMap<string, JsonObject> {
  const cases: readonly JsonObject[] = parse(readFileSync(join(import.meta.dirname, "cases.yaml"), "utf8"));
  return new Map(
    cases.map(({ name, on, ...spec }) => {
      const resourceRules = String(on).trim().split(/\s+/).map(ruleOf);
      return [
        String(name),
        {
          apiVersion: "admissionregistration.k8s.io/v1",
          kind: "ValidatingAdmissionPolicy",
          metadata: { name: `type-checking-${String(name)}` },
          spec: { ...spec, matchConstraints: { resourceRules } },
        },
      ];
    }),
  );
}

/** `version/resource` or `group/version/resource`, several resources with commas between them. */
function ruleOf(text: string): JsonObject {
  const parts = text.split("/");
  const core = /^v\d/.test(parts[0] ?? "");
  const [group = "", version = "", ...resource] = core ? ["", ...parts] : parts;
  return {
    apiGroups: [group],
    apiVersions: [version],
    operations: ["CREATE", "UPDATE"],
    resources: resource.join("/").split(","),
  };
}

const collection = "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies";

/** Stores a policy, waits for what is said of it, and deletes it again. `settle` lets the server look at it. */
export async function answerTo(
  target: Target,
  policy: JsonObject,
  settle: (name: string) => Promise<void>,
): Promise<Answer> {
  const name = String(isObject(policy["metadata"]) ? policy["metadata"]["name"] : "");
  const { code, body } = await target.send("POST", collection, policy);
  if (code >= 400) return { refused: body["message"] ?? null };
  await settle(name);
  const typeChecking = await until(`${name} is checked`, async () => {
    const { status } = (await target.send("GET", `${collection}/${name}`)).body;
    return isObject(status) ? (status["typeChecking"] as TypeChecking | undefined) : undefined;
  });
  await target.send("DELETE", `${collection}/${name}`);
  return { typeChecking };
}
