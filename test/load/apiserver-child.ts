// The embedded API server for `apiserver.ts`, in a process of its own: alone, or composed with both webhooks.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crd } from "@bubustack/api/crd";
import type { Json } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import type { Config } from "@bubustack/apiserver/config";
import { spawn } from "@bubustack/apiserver/spawn";
import { issueCa, issueLeaf } from "@bubustack/certs/issue";
import type { Up, Used } from "./apiserver-process.ts";

/** Who loads it: not one who may do everything, so that rights are looked up. */
const rights: readonly Json[] = [
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "RoleBinding",
    metadata: { name: "load", namespace: "default" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "load" },
    subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "load" }],
  },
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRole",
    metadata: { name: "load" },
    rules: [{ apiGroups: ["bubustack.io", ""], resources: ["stories", "configmaps", "pods"], verbs: ["*"] }],
  },
];

/** The server alone, in its thread. */
async function alone(): Promise<Omit<Up, "type">> {
  const now = Date.now();
  const ca = issueCa({ commonName: "load", now });
  const names = { dnsNames: [], ipAddresses: ["127.0.0.1"] };
  const leaf = issueLeaf({ ca, commonName: "load", ...names, now, usages: "server" });
  const token = randomUUID();
  const config: Config = {
    host: "127.0.0.1",
    port: 0,
    tls: { certPem: leaf.certPem, keyPem: leaf.keyPem, caPem: ca.certPem },
    tokens: [{ token, user: "loader", groups: ["load"] }],
    objects: [...kinds.map((kind) => crd(kind) as unknown as Json), ...rights],
  };
  const { url } = await spawn(config);
  return { url, token, ca: ca.certPem };
}

/** As `bubu dev` runs it: the server in a thread, both webhooks in this one. Nothing of it is loaded where the server is alone. */
async function composed(): Promise<{ readonly url: string; readonly token: string }> {
  const { compose } = await import("@bubustack/dev/compose");
  const { identity } = await import("@bubustack/dev/identity");
  const { logger } = await import("@bubustack/runtime/log");
  const state = mkdtempSync(join(tmpdir(), "bubu-load-"));
  process.on("exit", () => rmSync(state, { recursive: true, force: true }));
  const self = identity(state, Date.now());
  const log = logger({ name: "load", destination: { write: () => {} } });
  const running = await compose({ port: 0, identity: self }, { log, now: Date.now });
  await running.ready;
  return { url: running.address, token: self.token };
}

process.on("disconnect", () => process.exit(0));
process.on("message", () => {
  const usage: Used = { type: "used", cpu: process.cpuUsage(), rssBytes: process.memoryUsage.rss() };
  process.send?.(usage);
});
const up: Up = { type: "up", ...(await (process.argv[2] === "webhooks" ? composed() : alone())) };
process.send?.(up);
