/** From what authors really sent to what a draft of a policy would have said of it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Json, JsonObject } from "@bubustack/api/json";
import { bubu } from "@bubustack/cli/testing/io";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Platform } from "./replay.ts";
import { platform } from "./replay.ts";

let running: Platform;
const audit = ".bubu/dev/audit";

const command = (...argv: readonly string[]) => bubu(argv, { cwd: running.folder });
const file = (name: string, ...objects: readonly JsonObject[]) =>
  writeFileSync(join(running.folder, name), objects.map((one) => JSON.stringify(one)).join("\n---\n"));

function policy(name: string, expression: string, message: string): JsonObject {
  const rule = {
    apiGroups: ["bubustack.io"],
    apiVersions: ["v1alpha1"],
    operations: ["*"],
    resources: ["stories"],
  };
  const validations = [{ name: "all", expression, message }];
  const spec = { action: "Deny", matchConstraints: { resourceRules: [rule] }, validations };
  return { apiVersion: "policy.bubustack.io/v1alpha1", kind: "ClusterPolicy", metadata: { name }, spec };
}

function story(name: string, steps: number, namespace: string): JsonObject {
  const step = (at: number) => ({ name: `s${at}`, type: "sleep", with: { duration: `${at + 1}s` } });
  const spec: Json = { steps: Array.from({ length: steps }, (_, at) => step(at)) };
  return { apiVersion: "bubustack.io/v1alpha1", kind: "Story", metadata: { name, namespace }, spec };
}

async function apply(...objects: readonly JsonObject[]): Promise<number> {
  file("applied.yaml", ...objects);
  return (await command("apply", "-f", "applied.yaml")).code;
}

/** What a replay of the captures by a draft answers. */
async function replay(...drafts: readonly JsonObject[]) {
  file("draft.yaml", ...drafts);
  const { out } = await command("policy", "replay", audit, "--policy", "draft.yaml", "-o", "json");
  return out === "" ? {} : JSON.parse(out);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (await holds()) return;
    await sleep(20);
  }
  throw new Error("it did not come to hold");
}

const few = policy("few-steps", "object == null || object.spec.steps.size() <= 2", "at most two steps");

beforeAll(async () => {
  running = await platform({ audit: { capture: { namespaces: ["team-a"], redact: ["/spec/version"] } } });
  const names = ["team-a", "team-b"];
  expect(
    await apply(few, ...names.map((name): JsonObject => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } }))),
  ).toBe(0);
  await until(async () => (await apply(story("probe", 3, "team-b"))) !== 0);
  expect(await apply(story("one", 1, "team-a"))).toBe(0);
  expect(await apply(story("two", 2, "team-a"))).toBe(0);
  expect(await apply(story("three", 3, "team-a"))).not.toBe(0);
  await until(async () => (await replay(few)).requests === 3 && (await replay(few)).malformed.lines === 0);
}, 120_000);
afterAll(() => running.end());

test("policies that are as they were judge everything as it was judged", async () => {
  expect(await replay(few)).toMatchObject({
    requests: 3,
    refused: 1,
    unverified: 0,
    malformed: { lines: 0, first: [] },
    changed: { compared: 3, refused: 0, allowed: 0 },
  });
});

test("a draft that refuses one of them says which, by the decision that is on record", async () => {
  const draft = policy("no-two", "object.metadata.name != 'two'", "not two");
  const { changed } = await replay(few, draft);
  expect(changed).toMatchObject({
    ...{ compared: 3, refused: 1, allowed: 0 },
    first: { resource: "stories.bubustack.io", name: "two", was: "allowed", becomes: "refused" },
  });
  const { out } = await command("audit", "query", audit, "--name", "two", "--verdict", "allowed", "-o", "jsonl");
  const ids = out.split("\n").flatMap((line): string[] => (line === "" ? [] : [JSON.parse(line).record.id]));
  expect(ids).toContain(changed.first.decision);
});

test("that reviews are captured is on record", async () => {
  const { out } = await command("audit", "query", audit, "-o", "jsonl");
  expect(out).toContain('"capture":{"namespaces":["team-a"]');
});

test("a draft that depends on what was left out is unverified", async () => {
  const draft = policy("quick", "object.spec.steps.all(s, s.with.duration == '1s')", "one second at most");
  const { refused, unverified, changed } = await replay(draft);
  expect([refused, unverified, changed]).toEqual([0, 3, { compared: 0, refused: 0, allowed: 0 }]);
});

test("whoever forgets the namespace forgets these too", async () => {
  const { code, out } = await command("audit", "forget", audit, "--namespace", "team-a", "--yes");
  expect([code, out]).toEqual([0, expect.stringMatching(/unreadable for ever: [4-9] captured requests/)]);
  const { requests, malformed } = await replay(few);
  expect([requests, malformed.first[0].problem]).toEqual([
    0,
    expect.stringMatching(/^the key team-a\/\w+ is not there/),
  ]);
  await apply(story("later", 1, "team-a"));
  await until(async () => (await replay(few)).requests === 1);
});
