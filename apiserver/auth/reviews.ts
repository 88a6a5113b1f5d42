/** The reviews that clients ask before they act. Everyone who is known may do everything here. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { objectAt } from "../resources/object.ts";
import { badRequest } from "../status.ts";
import { parseBody } from "../wire/body.ts";
import type { Answer, Call } from "../wire/call.ts";

const reason = "this server does not evaluate RBAC: every authenticated user is allowed";

const allowed = { allowed: true, reason };

const paths: { readonly [path: string]: (call: Call, given: JsonObject) => JsonObject } = {
  "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews": (_call, given) => ({
    ...given,
    status: allowed,
  }),
  "/apis/authorization.k8s.io/v1/subjectaccessreviews": (_call, given) => ({ ...given, status: allowed }),
  "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews": (_call, given) => ({
    ...given,
    status: {
      resourceRules: [{ verbs: ["*"], apiGroups: ["*"], resources: ["*"] }],
      nonResourceRules: [{ verbs: ["*"], nonResourceURLs: ["*"] }],
      incomplete: false,
    },
  }),
  "/apis/authentication.k8s.io/v1/selfsubjectreviews": (call, given) => ({
    ...given,
    status: { userInfo: { username: call.user.username ?? "", groups: call.user.groups ?? [] } },
  }),
};

/** Answers a review, or undefined when the request is none. */
export function review(call: Call): Answer | undefined {
  const answer = Object.hasOwn(paths, call.path) ? paths[call.path] : undefined;
  if (answer === undefined || call.method !== "POST") return undefined;
  const given: Json = parseBody(call).value;
  if (!isObject(given)) throw badRequest("the body of the request is not an object");
  return { code: 201, body: answer(call, { ...given, metadata: objectAt(given, "metadata") }) };
}
