import { fileURLToPath } from "node:url";
import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { clusterPolicy } from "@bubustack/policies/examples/policy-objects";
import { defaultPolicySettings } from "@bubustack/policies/policy-settings";
import type { Plan } from "@bubustack/runtime/plan";
import { trace } from "@bubustack/runtime/testing/trace";
import { describe, expect, test } from "vitest";
import type { RegistrationSeen } from "./decide.ts";
import { decide } from "./decide.ts";

const golden = (name: string) => fileURLToPath(new URL(`golden/${name}.golden.txt`, import.meta.url));
const owner = { metadata: { name: "bubu-system", uid: "ns-uid" } };
const replica = (name: string) => ({
  name,
  caBundle: `PEM of ${name}\n`,
  address: `https://10.0.0.${name.length}:9443`,
});
const seen = (more: Partial<RegistrationSeen> = {}): RegistrationSeen => ({
  replicas: [replica("bb"), replica("a")],
  owner,
  mutating: undefined,
  validating: undefined,
  policies: [],
  settings: defaultPolicySettings,
  nextGoneMs: 5_000,
  ...more,
});
const service = { service: { namespace: "bubu-system", name: "bubu-webhook" } };
const there = (name: string, manager: string, ...webhooks: readonly string[]): JsonObject => ({
  metadata: { name, uid: "u", resourceVersion: "7", managedFields: [{ manager, operation: "Apply" }] },
  webhooks: webhooks.map((each) => ({ name: each })),
});
/** Without the rules and conditions of each entry: other tests hold these. */
function brief(plan: Plan): Plan {
  const short = (fields: JsonObject): JsonObject => ({
    ...fields,
    ...(isList(fields.webhooks) && {
      webhooks: fields.webhooks.filter(isObject).map(({ name, clientConfig, failurePolicy }) => ({
        name,
        clientConfig,
        failurePolicy,
      })),
    }),
  });
  const writes = (plan.writes ?? []).map((write) => {
    if (write.write === "create") return { ...write, object: short(write.object) };
    return write.write === "apply" ? { ...write, fields: short(write.fields) } : write;
  });
  return { ...plan, writes };
}
const bundles = (plan: Plan) =>
  [...JSON.stringify(plan).matchAll(/"caBundle":"([^"]+)"/g)].map(([, text = ""]) =>
    Buffer.from(text, "base64").toString(),
  );

describe("what is planned", () => {
  test.each<readonly [string, RegistrationSeen]>([
    ["first-start", seen()],
    ["in-a-cluster", seen({ service, mutating: there("bubustack-mutate", "bubu-registrar.1f") })],
    [
      "made-by-a-chart",
      seen({
        service,
        mutating: there("bubustack-mutate", "helm", "own-mutate.bubustack.io", "theirs.example.com"),
        validating: there("bubustack-validate", "helm", "own-validate.bubustack.io"),
      }),
    ],
    [
      "with-policies",
      seen({
        service,
        policies: [clusterPolicy(), clusterPolicy({ failurePolicy: "Ignore" })],
        mutating: there("bubustack-mutate", "bubu-registrar.1f"),
        validating: there("bubustack-validate", "helm", "own-validate.bubustack.io"),
      }),
    ],
    ["nobody-there", { ...seen({ replicas: [] }) }],
  ])("%s", async (name, given) => {
    await expect(trace(brief(decide(given)))).toMatchFileSnapshot(golden(name));
  });
});

test("every entry trusts every replica, each once, in an order of its own", () => {
  const twins = [replica("a"), { ...replica("b"), caBundle: replica("a").caBundle }, replica("cc")];
  for (const replicas of [twins, twins.toReversed()]) {
    const all = bundles(decide(seen({ replicas })));
    expect(all.length).toBeGreaterThan(3);
    expect(new Set(all)).toEqual(new Set(["PEM of a\nPEM of cc\n"]));
  }
});

test("the number of replicas that are trusted is bounded", () => {
  const replicas = Array.from({ length: 500 }, (_, at) => replica(`r${at}`));
  expect(bundles(decide(seen({ replicas })))[0]?.split("PEM of ").length).toBe(33);
});

test("a configuration that is being deleted is left to that", () => {
  const deleting = there("bubustack-mutate", "bubu-registrar.1f");
  const metadata = { ...(isObject(deleting.metadata) ? deleting.metadata : {}), deletionTimestamp: "t" };
  const { writes = [] } = decide(seen({ mutating: { ...deleting, metadata } }));
  expect(writes.map(({ write }) => write)).toEqual(["create"]);
});
