import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bubu } from "../../testing/io.ts";
import type { Given } from "../testing/captured.ts";
import { captured, secret } from "../testing/captured.ts";
import { clusterPolicy } from "../testing/question.ts";

const { path: cwd, put, remove } = await temp();
afterAll(remove);

const make = (name: string, ...more: [readonly Given[], string?]) => captured(`${cwd}/${name}`, ...more);
const replay = (folder: string, ...more: readonly string[]) =>
  bubu(["policy", "replay", folder, "--policy", "draft.yaml", "--seal", "secret", ...more], { cwd });
const json = async (folder: string, ...more: readonly string[]) =>
  JSON.parse((await replay(folder, "-o", "json", ...more)).out);
beforeAll(async () => {
  await put("secret", secret);
  const validations = [{ name: "two", expression: "object.data.x == '2'", message: "x must be 2" }];
  await put("draft.yaml", JSON.stringify(clusterPolicy({ validations }, "draft")));
  await make("log", [
    { data: { x: "2" }, policies: "allowed" },
    { data: { x: "1" }, policies: "allowed" },
    { data: { x: "1" }, policies: "refused" },
    { data: { x: "2" } },
    { data: { x: "1" }, policies: "allowed", redact: ["/data/x"] },
  ]);
});

test("a draft is compared with what policies came to, and the first that it judges otherwise is told by its decision", async () => {
  const { code, out } = await replay("log");
  expect(code).toBe(0);
  expect(out).toBe(`5 requests: 2 refused, 0 warned about, 0 audited, 1 unverified
of 3 with a former answer 1 become refused, 0 allowed
first at decision d1: CREATE configmaps n/m1 by ann: allowed, becomes refused
  draft: x must be 2

policy  requests  refused  warned  audited  unverified
draft          3        2       0        0           1

namespace  requests  refused  warned  audited  unverified
n                 5        2       0        0           1

user  requests  refused  warned  audited  unverified
ann          5        2       0        0           1
`);
  expect(await json("log")).toMatchObject({ changed: { first: { decision: "d1" } } });
});

test("a request of which several webhooks were asked comes once, with what all of them came to", async () => {
  const one = { data: { x: "2" }, same: "one" };
  await make("several", [
    { ...one, policies: "allowed" },
    { ...one, policies: "refused" },
    { ...one, at: 5 + 120_000, policies: "allowed" },
    { ...one, at: 5 + 121_000 },
    { ...one, at: 5 + 240_000, policies: "refused" },
    { ...one, at: 5 + 241_000 },
  ]);
  expect(await json("several")).toMatchObject({ requests: 3, changed: { compared: 2, allowed: 2 } });
});

test("replicas that were asked about one request each have a part of it: their logs are read together", async () => {
  const one = { data: { x: "1" }, same: "one" };
  await make("replicas/a", [
    { ...one, policies: "allowed" },
    { data: { x: "2" }, at: 9 },
  ]);
  await make(
    "replicas/b",
    [
      { ...one, at: 6, policies: "refused" },
      { ...one, at: 90_000, policies: "refused" },
    ],
    "b",
  );
  expect(await json("replicas")).toMatchObject({ requests: 3, refused: 2, changed: { compared: 2, refused: 0 } });
  const { out } = await replay("replicas/a");
  expect(out).toContain("first at decision d0:");
});

test("without the seal nothing can be read, and without captures there is nothing to read", async () => {
  const sealed = await bubu(["policy", "replay", "log", "--policy", "draft.yaml"], { cwd });
  expect([sealed.code, sealed.out]).toEqual([2, ""]);
  await make("none", []);
  const none = await replay("none");
  expect(none).toMatchObject({ code: 2, err: expect.stringContaining("there are no captured requests in none") });
  expect(none.err).toContain("audit.capture.namespaces");
});

test("that somebody read them is put on record, with that they were opened", async () => {
  expect((await replay("log")).err).toContain("this reading is not on record");
  expect((await replay("log", "--record-to", "reads")).err).toBe("");
  const { out } = await bubu(["audit", "query", "reads", "--scan", "-o", "jsonl"], { cwd });
  expect(JSON.parse(out).record.data).toMatchObject({ how: "replay", log: "log.example/a", opened: true });
});

test("with the key of the namespace destroyed nothing of them can be read, by anybody", async () => {
  await make("forgotten", Array(5).fill({ data: { x: "1" } }));
  const forget = await bubu(["audit", "forget", "forgotten", "--namespace", "n", "--seal", "secret", "--yes"], { cwd });
  expect(forget.out).toContain("unreadable for ever: 5 captured requests");
  const { requests, malformed } = await json("forgotten");
  expect([requests, malformed.lines]).toEqual([0, 5]);
  expect(malformed.first[0].problem).toMatch(/^the key n\/\w+ is not there: destroyed/);
});
