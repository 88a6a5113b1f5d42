import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { reference } from "@bubustack/cli/build/image/write";
import { beforeAll, expect, test } from "vitest";
import type { Cluster } from "../../installation/cluster.ts";
import { until } from "../../installation/until.ts";
import { apiService } from "../control-plane/apiserver.ts";
import { cluster } from "./cluster.ts";

const namespace = "/api/v1/namespaces/default";
let on: Cluster;

beforeAll(async () => {
  on = await cluster();
});

/** A Pod that looks names up as a program does, and says what it found as its last message. */
function asking(names: readonly string[]): JsonObject {
  const script = `
const { lookup } = require("node:dns/promises");
const ask = (name) => lookup(name).then(({ address }) => address, ({ code }) => code);
Promise.all(${JSON.stringify(names)}.map(ask)).then((found) => {
  require("node:fs").writeFileSync("/dev/termination-log", JSON.stringify(found));
});`;
  const container = { name: "only", image: reference, imagePullPolicy: "Never", args: ["-e", script] };
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "asks" },
    spec: {
      restartPolicy: "Never",
      containers: [container],
    },
  };
}

test("Services have names in Pods: short, with their namespace, and whole; others are not known", async () => {
  const service = { apiVersion: "v1", kind: "Service", metadata: { name: "named" }, spec: { ports: [{ port: 80 }] } };
  const made = await on.admin.request("POST", `${namespace}/services`, { body: service });
  const address = isObject(made["spec"]) ? made["spec"]["clusterIP"] : undefined;
  const names = ["named", "named.default.svc", "kubernetes.default.svc.cluster.local", "none.default.svc"];
  await on.admin.request("POST", `${namespace}/pods`, { body: asking(names) });
  try {
    const message = await until("the Pod has asked", async () => {
      const { status } = await on.admin.request("GET", `${namespace}/pods/asks`);
      const statuses = isObject(status) ? status["containerStatuses"] : undefined;
      const [only] = Array.isArray(statuses) ? statuses : [];
      return only?.state?.terminated;
    });
    const [short, withNamespace, api, none] = JSON.parse(String(message.message));
    expect([short, withNamespace, api]).toEqual([address, address, apiService]);
    expect(["ENOTFOUND", "EAI_AGAIN"]).toContain(none);
  } finally {
    await on.admin.request("DELETE", `${namespace}/pods/asks`);
    await on.admin.request("DELETE", `${namespace}/services/named`);
  }
});
