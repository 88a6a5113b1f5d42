import { BubuError } from "@bubustack/api/errors";
import { describe, expect, test } from "vitest";
import { resourcePath } from "./path.ts";

const stories = { group: "bubustack.io", version: "v1alpha1", resource: "stories" };

describe("resourcePath", () => {
  test("of core and other groups, collections and objects", () => {
    expect(resourcePath({ group: "", version: "v1", resource: "namespaces" })).toBe("/api/v1/namespaces");
    expect(resourcePath(stories)).toBe("/apis/bubustack.io/v1alpha1/stories");
    expect(resourcePath(stories, { namespace: "a", name: "b", subresource: "status" })).toBe(
      "/apis/bubustack.io/v1alpha1/namespaces/a/stories/b/status",
    );
  });

  test("a name cannot lead elsewhere", () => {
    expect(resourcePath(stories, { namespace: "a", name: "../secrets/x?y#z" })).toBe(
      "/apis/bubustack.io/v1alpha1/namespaces/a/stories/..%2Fsecrets%2Fx%3Fy%23z",
    );
  });

  test.each(["", ".", "..", "\ud800"])("no object is called %j", (name) => {
    let error: unknown;
    try {
      resourcePath(stories, { namespace: "a", name });
    } catch (caught) {
      error = caught;
    }
    expect(error instanceof BubuError && [error.code, error.http]).toEqual(["kube/request", 404]);
  });
});
