import type { JsonObject } from "@bubustack/api/json";
import { serviceAccounts } from "../resources/builtin/core.ts";
import { textAt } from "../resources/object.ts";
import type { Server } from "../server.ts";
import { Warnings } from "../wire/warnings.ts";
import { requestToken } from "../writes/token-request.ts";

const options = {
  dryRun: false,
  fieldValidation: "Ignore",
  fieldManager: "",
  force: false,
  object: { kind: "CreateOptions", apiVersion: "meta.k8s.io/v1" },
} as const;

/** A token of a pod's ServiceAccount, bound to the pod, as a kubelet asks for it. */
export async function podToken(server: Server, pod: JsonObject, audience: string, seconds: number): Promise<string> {
  const place = {
    resource: serviceAccounts,
    namespace: textAt(pod, "metadata", "namespace"),
    name: textAt(pod, "spec", "serviceAccountName"),
    subresource: "token",
  };
  const boundObjectRef = {
    kind: "Pod",
    apiVersion: "v1",
    name: textAt(pod, "metadata", "name"),
    uid: textAt(pod, "metadata", "uid"),
  };
  const audiences = audience === "" ? [] : [audience];
  const call = {
    user: { username: "system:node:local", groups: ["system:nodes", "system:authenticated"] },
    warnings: new Warnings(),
    signal: new AbortController().signal,
  };
  const spec = { audiences, expirationSeconds: Math.max(seconds, 600), boundObjectRef };
  const answer = await requestToken(server, call, place, { spec }, options);
  return textAt(answer, "status", "token");
}
