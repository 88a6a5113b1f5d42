import { decided, recordOf } from "@bubustack/audit/testing/decisions";
import { logSigner, smallLog } from "@bubustack/audit/testing/small-log";
import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bubu } from "../../testing/io.ts";

const { path: cwd, put, remove } = await temp();
afterAll(remove);

const start = Date.UTC(2026, 2, 1);
const id = (at: number) => at.toString(16).padStart(16, "0");
const records = Array.from({ length: 6 }, (_, at) =>
  recordOf({
    at: start + at * 1_000,
    id: id(at),
    data: { ...decided({ name: `s-${at}`, rules: at > 2 ? ["story/x"] : [] }), decision: id(at), allowed: at <= 2 },
  }),
);
const event = (at: number, code: number) =>
  JSON.stringify({
    ...{ kind: "Event", stage: "ResponseComplete", auditID: `audit-${at}`, responseStatus: { code } },
    stageTimestamp: new Date(start + at * 1_000 + 50).toISOString(),
    annotations: { "validate.bubustack.io/decision": id(at) },
  });

beforeAll(async () => {
  for (const [path, bytes] of smallLog(logSigner(), records)) await put(`log/${path}`, bytes);
  const good = [event(0, 201), event(1, 201), event(3, 422), '{"kind":"Event"}', "not JSON", event(5, 422)];
  await put("good.jsonl", good.join("\n"));
  await put("bad.jsonl", [event(0, 201), event(1, 403), event(4, 200), event(9, 201)].join("\n"));
  await put("none.jsonl", "{}\n");
});

const join = (...args: readonly string[]) => bubu(["audit", "join", ...args, "--scan"], { cwd });

test("what was decided is what came of it", async () => {
  const { code, out } = await join("good.jsonl", "log");
  expect([code, out]).toEqual([
    0,
    "done: 2, refused: 2, refused later: 0, rehearsed: 0, contradicted: 0, unknown: 2, no record: 0, deleted: 0\n",
  ]);
});

test("what had no effect, what others refused and what has no record is shown", async () => {
  const { code, out } = await join("bad.jsonl", "log");
  expect(code).toBe(1);
  const lines = out.split("\n").map((line) => line.replaceAll(/ {2,}/g, " | "));
  expect(lines.slice(1)).toEqual([
    expect.stringMatching(/^refused later \| audit-1 \| 403 \| .* Story team-a\/s-1/),
    expect.stringMatching(/^contradicted \| audit-4 \| 200 \| .* Story team-a\/s-4/),
    expect.stringMatching(/^no record \| audit-9 \| 201 .*0000000000000009$/),
    "done: 1, refused: 0, refused later: 1, rehearsed: 0, contradicted: 1, unknown: 3, no record: 1, deleted: 0",
    "",
  ]);
  const programs = await join("bad.jsonl", "log", "-o", "jsonl");
  expect(programs.out.split("\n").filter((line) => line !== "").length).toBe(7);
  const whole = await join("bad.jsonl", "log", "-o", "json");
  const { version, counts, decisions } = JSON.parse(whole.out);
  expect([whole.code, version, counts.done, counts["no record"]]).toEqual([1, 1, 1, 1]);
  expect(decisions.map((one: object) => JSON.stringify(one)).join("\n")).toBe(programs.out.trimEnd());
});

test("says what it needs", async () => {
  expect(await join("none.jsonl", "log")).toMatchObject({ code: 2, err: expect.stringContaining("ResponseComplete") });
  expect(await join("gone.jsonl", "log")).toMatchObject({ code: 2, err: expect.stringContaining("cannot be read") });
  expect(await join("good.jsonl", "log", "-o", "csv")).toMatchObject({ code: 2 });
});
