import { expect, test } from "vitest";
import { withoutWatchPath } from "./watch-path.ts";

const call = (method: string, path: string) => ({ method, path, query: new URLSearchParams("timeoutSeconds=1") });

test.each([
  ["/api/v1/watch/namespaces/a/secrets/b", "/api/v1/namespaces/a/secrets/b"],
  ["/api/v1/watch/secrets", "/api/v1/secrets"],
  ["/apis/batch/v1/watch/jobs", "/apis/batch/v1/jobs"],
])("%s is a watch of %s", (path, meant) => {
  const read = withoutWatchPath(call("GET", path));
  expect(read.path).toBe(meant);
  expect(`${read.query}`).toBe("timeoutSeconds=1&watch=true");
});

test("other requests stay as they are", () => {
  for (const asked of [call("DELETE", "/api/v1/watch/secrets"), call("GET", "/api/v1/namespaces/watch/secrets")]) {
    expect(withoutWatchPath(asked)).toBe(asked);
  }
});
