/** A real API server as a target of the cases. */
import { Agent, request } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import type { JsonObject } from "@bubustack/api/json";
import type { Reply, Target } from "./run.ts";

export interface Access {
  readonly server: string;
  readonly ca: string;
  readonly certPem?: string;
  readonly keyPem?: string;
  readonly token?: string;
}

/** Milliseconds between looks whether policies are in force: the API server takes them over once a second. */
const pollMs = 100;

export function realTarget({ server, ca, certPem, keyPem, token }: Access): Target & { close(): void } {
  const agent = new Agent({ keepAlive: true, ca, ...(certPem && { cert: certPem }), ...(keyPem && { key: keyPem }) });
  let marks = 0;
  const send: Target["send"] = (method, path, body, as) =>
    new Promise((settle, reject) => {
      const headers = {
        accept: "application/json",
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": as?.contentType ?? "application/json" }),
        ...(as === undefined || as.user === ""
          ? {}
          : { "impersonate-user": as.user, "impersonate-group": [...as.groups, "system:authenticated"] }),
      };
      const call = request(`${server}${path}`, { method, agent, headers });
      call.on("error", reject);
      call.on("response", (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => settle(replyOf(response.statusCode ?? 0, response.headers["warning"], chunks)));
      });
      call.end(body === undefined ? undefined : JSON.stringify(body));
    });
  return {
    send,
    // Policies are taken over in the order in which they were written: once the mark is, all before it are.
    inForce: async () => {
      const mark = `mark-${++marks}-${Date.now()}`;
      // A kind that no case is about: its policies might refuse the mark before those that look for it.
      const probe = {
        apiVersion: "v1",
        kind: "LimitRange",
        metadata: { name: mark, namespace: "default" },
        spec: { limits: [] },
      };
      const objects = markObjects(mark);
      for (const [path, object] of objects) await send("POST", `${root}/${path}`, object);
      for (;;) {
        const path = "/api/v1/namespaces/default/limitranges?dryRun=All";
        const { code, body } = await send("POST", path, probe);
        const labelled = JSON.stringify(body).includes(`mutated-by-${mark}`);
        if (code === 422 && labelled) break;
        await sleep(pollMs);
      }
      for (const [path] of objects) await send("DELETE", `${root}/${path}/${mark}`);
    },
    // Nothing shows when a kind of params has been read; it takes milliseconds.
    paramsRead: () => sleep(500),
    close: () => agent.destroy(),
  };
}

const root = "/apis/admissionregistration.k8s.io/v1";

/** A policy that labels one LimitRange, and one that refuses it and shows the label. */
function markObjects(name: string): readonly (readonly [path: string, object: JsonObject])[] {
  const apiVersion = "admissionregistration.k8s.io/v1";
  const rule = { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["limitranges"] };
  const matchConstraints = { resourceRules: [{ ...rule, resourceNames: [name] }] };
  const object = (kind: string, spec: JsonObject): JsonObject => ({ apiVersion, kind, metadata: { name }, spec });
  const label = `Object{metadata: Object.metadata{labels: {"mark": "mutated-by-${name}"}}}`;
  const mutations = [{ patchType: "ApplyConfiguration", applyConfiguration: { expression: label } }];
  const messageExpression = "object.metadata.?labels[?'mark'].orValue('')";
  const validations = [{ expression: "false", messageExpression }];
  const mutating = { reinvocationPolicy: "Never", failurePolicy: "Ignore", matchConstraints, mutations };
  return [
    ["mutatingadmissionpolicies", object("MutatingAdmissionPolicy", mutating)],
    ["mutatingadmissionpolicybindings", object("MutatingAdmissionPolicyBinding", { policyName: name })],
    ["validatingadmissionpolicies", object("ValidatingAdmissionPolicy", { matchConstraints, validations })],
    [
      "validatingadmissionpolicybindings",
      object("ValidatingAdmissionPolicyBinding", { policyName: name, validationActions: ["Deny"] }),
    ],
  ];
}

function replyOf(code: number, warning: string | string[] | undefined, chunks: readonly Buffer[]): Reply {
  const text = Buffer.concat(chunks).toString("utf8");
  const given = Array.isArray(warning) ? warning.join(", ") : (warning ?? "");
  const warnings = [...given.matchAll(/299 - "((?:[^"\\]|\\.)*)"/g)].map(([, quoted = ""]) =>
    quoted.replaceAll(/\\(.)/g, "$1"),
  );
  return { code, body: text.startsWith("{") ? JSON.parse(text) : {}, warnings };
}
