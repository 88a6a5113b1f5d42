import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { memory } from "./testing/memory.ts";
import { widget, widgetDefinition, widgets } from "./testing/widgets.ts";

test("says that it is there, and which version", async () => {
  const { request } = await memory();
  for (const path of ["/healthz", "/livez", "/readyz"]) expect((await request("GET", path)).text).toBe("ok");
  expect((await request("GET", "/version")).body).toMatchObject({ major: "1", minor: "36", gitVersion: "v1.36.3" });
});

test.each([
  ["GET", "/nothing", 404],
  ["GET", "/api/v1/nothing", 404],
  ["GET", "/apis/none.io/v1/things", 404],
  ["GET", "/api/v1/namespaces/%zz", 400],
  ["POST", "/version", 405],
])("%s %s is %d, with a Status", async (method, path, code) => {
  const { request } = await memory({ objects: [widgetDefinition] });
  const { body } = await request(method, path);
  expect(body).toMatchObject({ kind: "Status", status: "Failure", code });
});

/** Kubernetes-facts 12. */
test("a right on one name is a right to get, list and watch that one", async () => {
  const { request, watch } = await memory({ objects: [widgetDefinition, widget("x", {}, { namespace: "default" })] });
  const rbac = "/apis/rbac.authorization.k8s.io/v1/namespaces/default";
  const verbs = ["get", "list", "watch", "create", "patch", "delete"];
  const rules = [{ verbs, apiGroups: ["example.com"], resources: ["widgets"], resourceNames: ["x"] }];
  await request("POST", `${rbac}/roles`, { metadata: { name: "x" }, rules });
  const subjects = [{ kind: "User", name: "ann" }];
  await request("POST", `${rbac}/rolebindings`, {
    metadata: { name: "x" },
    roleRef: { kind: "Role", name: "x" },
    subjects,
  });
  const as = { username: "ann", groups: [] };
  const code = async (method: string, path: string, body?: JsonObject) =>
    (await request(method, path, body, { as })).code;
  expect(await code("GET", `${widgets}/x`)).toBe(200);
  expect(await code("GET", `${widgets}?fieldSelector=metadata.name%3Dx`)).toBe(200);
  expect(await code("GET", widgets)).toBe(403);
  expect(await code("GET", `${widgets}/y`)).toBe(403);
  expect(await code("GET", `${widgets}?fieldSelector=metadata.name%3Dy`)).toBe(403);
  expect(await code("POST", widgets, widget("x"))).toBe(403);
  expect(await code("DELETE", widgets)).toBe(403);
  expect(await code("DELETE", `${widgets}/x?dryRun=All`)).toBe(200);
  const events = await watch(
    `${widgets}?watch=1&timeoutSeconds=0&fieldSelector=metadata.name%3Dx`,
    AbortSignal.timeout(30),
    as,
  );
  expect(events).toMatchObject([{ type: "ADDED", object: { metadata: { name: "x" } } }]);
  await expect(watch(`${widgets}?watch=1`, AbortSignal.timeout(30), as)).rejects.toThrow(/cannot watch/);
});

test("who may do nothing is refused before they learn what there is", async () => {
  const { request } = await memory();
  const as = { username: "ann", groups: [] };
  for (const path of ["/api/v1/nothing", "/apis/no.such.group/v1/things", "/apis", "/nowhere"])
    expect((await request("GET", path, undefined, { as })).code).toBe(403);
});
