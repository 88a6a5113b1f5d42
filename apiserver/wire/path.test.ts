import { expect, test } from "vitest";
import { parsePath } from "./path.ts";

test.each([
  ["/api/v1/namespaces", { group: "", version: "v1", resource: "namespaces", namespace: "", name: "" }],
  ["/api/v1/namespaces/a", { resource: "namespaces", namespace: "", name: "a" }],
  ["/api/v1/namespaces/a/finalize", { resource: "namespaces", namespace: "", name: "a", subresource: "finalize" }],
  ["/api/v1/namespaces/a/configmaps/b", { resource: "configmaps", namespace: "a", name: "b" }],
  [
    "/apis/g.io/v1/namespaces/a/things/b/status",
    { group: "g.io", resource: "things", namespace: "a", name: "b", subresource: "status" },
  ],
  ["/apis/g.io/v1/things", { group: "g.io", resource: "things", namespace: "", name: "" }],
  ["/api/v1/namespaces/a/configmaps/b%2Fc", { name: "b/c" }],
])("%s", (path, parts) => expect(parsePath(path)).toMatchObject({ type: "resource", ...parts }));

test.each(["/", "/version", "/apis/g.io/v1", "/api/v1/a/b/c/d", "/apis/g/v1/namespaces/n/r/n/s/x"])(
  "%s is no resource",
  (path) => {
    expect(parsePath(path)).toEqual({ type: "other", path });
  },
);

test("bad encodings are seen", () => expect(parsePath("/api/v1/%zz")).toBeUndefined());
