import { expect, test } from "vitest";
import type { Answer, Call } from "./call.ts";
import { encoded, encodedStatus, readable } from "./encoding.ts";

const asking = (accept: string, query = "", userAgent = "tester") => ({
  accept,
  query: new URLSearchParams(query),
  userAgent,
});
const answer: Answer = { code: 200, body: { kind: "X", apiVersion: "v1" } };
const kept: Answer = { code: 200, bytes: [Buffer.from('{"kind":'), Buffer.from('"X"}')] };

test("JSON is answered as it is", async () => {
  expect(await encoded(asking("application/json"), answer)).toBe(answer);
  expect(await encoded(asking("", "pretty=false", "curl/8"), answer)).toBe(answer);
});

test("YAML and indented JSON are answered where they are asked for", async () => {
  expect(await encoded(asking("application/yaml"), answer)).toEqual({
    ...{ code: 200, contentType: "application/yaml", text: "apiVersion: v1\nkind: X\n" },
  });
  expect((await encoded(asking("application/yaml"), kept)).text).toBe("kind: X\n");
  expect((await encoded(asking("", "pretty=true"), kept)).text).toBe('{\n  "kind": "X"\n}');
  expect((await encoded(asking("*/*", "", "curl/8.5.0"), kept)).text).toBe('{\n  "kind": "X"\n}');
});

test("what is no object stays as it is", async () => {
  const log: Answer = { code: 200, contentType: "text/plain", text: "ok" };
  expect(await encoded(asking("application/yaml", "pretty=1"), log)).toBe(log);
});

test("a body in YAML is read as JSON", async () => {
  const call = (contentType: string, body: string, method = "POST") =>
    ({ method, contentType, body: Buffer.from(body) }) as Call;
  expect(await readable(call("application/yaml", "a: 1"))).toMatchObject({ contentType: "application/json" });
  expect(`${(await readable(call("application/yaml", "a: 1"))).body}`).toBe('{"a":1}');
  expect((await readable(call("application/yaml", "a: 1", "PATCH"))).contentType).toBe("application/yaml");
  await expect(readable(call("application/yaml", "# nothing"))).rejects.toThrow("empty");
});

test("a Status is answered whatever is asked for", async () => {
  const status = { kind: "Status", code: 406 };
  expect(await encodedStatus(asking("application/yaml;as=None"), status)).toEqual({ code: 406, body: status });
  expect((await encodedStatus(asking("application/yaml"), status)).text).toBe("code: 406\nkind: Status\n");
});
