import { expect, test } from "vitest";
import { parsePath } from "../wire/path.ts";
import { accessOf } from "./request-access.ts";

function access(method: string, url: string) {
  const [path = "", query = ""] = url.split("?");
  return accessOf({ method, query: new URLSearchParams(query) }, parsePath(path) ?? { type: "other", path });
}

const pods = "/api/v1/namespaces/n/pods";

test.each([
  ["GET", pods, { verb: "list", namespace: "n", name: "" }],
  ["HEAD", `${pods}/p`, { verb: "get", name: "p" }],
  ["GET", `${pods}?watch=1`, { verb: "watch", name: "" }],
  ["GET", `${pods}?watch=0`, { verb: "list" }],
  ["GET", `${pods}/p?watch=true`, { verb: "watch", name: "p" }],
  ["GET", `${pods}?watch=true&fieldSelector=metadata.name%3Dp`, { verb: "watch", name: "p" }],
  ["GET", `${pods}?fieldSelector=metadata.name!%3Dp`, { verb: "list", name: "" }],
  ["POST", pods, { verb: "create", name: "" }],
  ["PUT", `${pods}/p/status`, { verb: "update", subresource: "status" }],
  ["PATCH", `${pods}/p`, { verb: "patch" }],
  ["DELETE", `${pods}/p`, { verb: "delete" }],
  ["DELETE", `${pods}?fieldSelector=metadata.name%3Dp`, { verb: "deletecollection", name: "" }],
  ["GET", "/apis/bubustack.io/v1alpha1/stories", { verb: "list", group: "bubustack.io", namespace: "" }],
  ["OPTIONS", pods, { verb: "" }],
])("%s %s", (method, url, expected) => expect(access(method, url)).toMatchObject({ type: "resource", ...expected }));

test("a namespace is inside of itself, a list of them is nowhere", () => {
  expect(access("GET", "/api/v1/namespaces/n")).toMatchObject({ resource: "namespaces", namespace: "n", name: "n" });
  expect(access("PUT", "/api/v1/namespaces/n/finalize")).toMatchObject({ subresource: "finalize", namespace: "n" });
  expect(access("GET", "/api/v1/namespaces")).toMatchObject({ namespace: "", verb: "list" });
});

test("what names no resource is a path", () => {
  expect(access("GET", "/version")).toEqual({ type: "path", verb: "get", path: "/version" });
  expect(access("POST", "/apis/bubustack.io")).toMatchObject({ type: "path", verb: "post" });
});
