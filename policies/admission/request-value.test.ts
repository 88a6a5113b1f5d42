import { expect, test } from "vitest";
import { requestValue } from "./request-value.ts";
import { configMap, request } from "./testing/scene.ts";

test("the request is shown as what the policy means it, without its objects and without what is empty", () => {
  const as = { ...configMap, kind: { group: "x", version: "v2", kind: "Config" } };
  expect(requestValue(request(), as)).toEqual({
    uid: "",
    kind: as.kind,
    resource: configMap.resource,
    requestKind: configMap.kind,
    requestResource: configMap.resource,
    name: "a",
    namespace: "n",
    operation: "CREATE",
    userInfo: { username: "ann", groups: ["devs"] },
    object: null,
    oldObject: null,
    dryRun: false,
    options: { kind: "CreateOptions" },
  });
  const bare = requestValue({ uid: "", ...configMap, operation: "DELETE", userInfo: {} }, configMap);
  for (const field of ["name", "namespace", "subResource"]) expect(bare).not.toHaveProperty(field);
  expect(bare["userInfo"]).toEqual({});
  const full = requestValue(request({ subResource: "status", userInfo: { uid: "1", extra: { a: ["b"] } } }), configMap);
  expect(full).toMatchObject({ subResource: "status", requestSubResource: "status" });
  expect(full["userInfo"]).toEqual({ uid: "1", extra: { a: ["b"] } });
});
