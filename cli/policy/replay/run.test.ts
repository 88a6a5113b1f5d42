import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "@bubustack/api/json";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bubu } from "../../testing/io.ts";
import { clusterPolicy, creation } from "../testing/question.ts";

let cwd = "";
const map = (data: JsonObject, more: JsonObject = {}) =>
  creation({ object: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a", namespace: "n" }, data }, ...more });
const log = [
  JSON.stringify({ request: map({ x: "2" }), response: { allowed: true } }),
  "no request",
  JSON.stringify({ request: map({ x: "1" }), response: { allowed: true } }),
  "",
  JSON.stringify(map({ x: { $redacted: true } }, { userInfo: { username: "bob" } })),
].join("\n");

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "bubu-replay-"));
  const write = (name: string, object: JsonObject) => writeFileSync(join(cwd, name), JSON.stringify(object));
  const validations = [{ name: "two", expression: "object.data.x == '2'", message: "x must be 2" }];
  write("draft.yaml", clusterPolicy({ action: "Audit", validations }, "draft"));
  write("current.yaml", clusterPolicy({ validations: [{ expression: "object.data.x != '1'" }] }, "current"));
  writeFileSync(join(cwd, "log.jsonl"), log);
});
afterAll(() => rmSync(cwd, { recursive: true }));

const replay = (...argv: readonly string[]) => bubu(["policy", "replay", ...argv], { cwd, stdin: log });
const draft = ["--policy", "draft.yaml"];

test("who would have been refused, and where first", async () => {
  const { code, out } = await replay("log.jsonl", ...draft, "--promote", "deny");
  expect(code).toBe(1);
  expect(out).toBe(`3 requests: 1 refused, 0 warned about, 0 audited, 1 unverified
1 lines are no requests
  line 2: it is no JSON
of 2 with a former answer 1 become refused, 0 allowed
first at line 3: CREATE configmaps n/a by ann: allowed, becomes refused
  draft: x must be 2

policy  requests  refused  warned  audited  unverified
draft          2        1       0        0           1

namespace  requests  refused  warned  audited  unverified
n                 3        1       0        0           1

user  requests  refused  warned  audited  unverified
ann          2        1       0        0           0
bob          1        0       0        0           1

the draft may not deny:
  1 requests would be refused, and 0 may be
  1 requests are unverified; give what policies look at by --objects
  1 lines are no requests
`);
});

test("standard input is a log too, and what is in force answers in the place of the record", async () => {
  const { code, out } = await replay("-", ...draft, "--current", "current.yaml", "-o", "json");
  expect([code, JSON.parse(out)]).toMatchObject([
    0,
    { requests: 3, refused: 0, audited: 1, changed: { compared: 2, allowed: 1, first: { line: 3, was: "refused" } } },
  ]);
});

test("a draft that refuses no more than it may passes", async () => {
  const one = [JSON.stringify(map({ x: "1" })), JSON.stringify(map({ x: "2" }))].join("\n");
  const gate = async (...argv: readonly string[]) =>
    (await bubu(["policy", "replay", "-", ...draft, ...argv], { cwd, stdin: one })).code;
  expect(await gate("--promote", "deny", "--max-refused", "1")).toBe(0);
  expect(await gate("--promote", "deny")).toBe(1);
  expect(await gate("--promote", "warn")).toBe(1);
  expect(await gate("--promote", "deny", "--max-refused", "many")).toBe(2);
});

test("without a draft there is nothing to do", async () => {
  expect(await replay("log.jsonl")).toMatchObject({ code: 2, err: expect.stringContaining("there is no draft") });
});
