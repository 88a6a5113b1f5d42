import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { gatherRules } from "./aggregation.ts";

const roles = "/apis/rbac.authorization.k8s.io/v1/clusterroles";
const rules = [{ apiGroups: ["a"], resources: ["b"], verbs: ["get"] }];
const all = { metadata: { name: "all" }, aggregationRule: { clusterRoleSelectors: [{ matchLabels: { x: "y" } }] } };

test("rules follow what is selected, and nothing is written when nothing changes", async () => {
  const { request, server, settle } = await memory();
  const gathered = async () => (await request("GET", `${roles}/all`)).body.rules ?? [];
  await request("POST", roles, all);
  await request("POST", roles, { metadata: { name: "part", labels: { x: "y" } }, rules });
  await settle();
  expect(await gathered()).toEqual(rules);
  const before = server.store.version;
  gatherRules(server);
  expect(server.store.version).toBe(before);
  await request("DELETE", `${roles}/part`);
  await settle();
  expect(await gathered()).toEqual([]);
});
