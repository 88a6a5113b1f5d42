import { logOpened } from "@bubustack/api/audit/events/log-opened";
import { formatKey } from "@bubustack/audit/note/key";
import { encodeEvent } from "@bubustack/audit/record/event";
import { logSigner, records, smallLog, timed } from "@bubustack/audit/testing/small-log";
import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bubu } from "../../testing/io.ts";

const { path: cwd, put, remove } = await temp();
afterAll(remove);

const signer = logSigner();
const opening = (durability: string, at: number) =>
  encodeEvent(
    { source: "log.example/a", type: logOpened.type, data: { durability } },
    Date.UTC(2026, 0, 1) + at * 1_000,
  );

beforeAll(async () => {
  const all = [opening("volume", 0), ...records(300).slice(1), opening("replicated", 300), timed(301)];
  for (const [path, bytes] of smallLog(signer, all)) await put(`log/${path}`, bytes);
});

test("verify says where a log is kept, as it said when it was opened last", async () => {
  const key = formatKey(signer.key);
  const { code, out } = await bubu(["audit", "verify", "log", "--key", key], { cwd });
  expect([code, out]).toEqual([0, expect.stringContaining("\nlog: durability: replicated, as record 300 says\n")]);
  const { out: json } = await bubu(["audit", "verify", "log", "--key", key, "-o", "json"], { cwd });
  expect(JSON.parse(json)).toMatchObject({ path: "log", durability: "replicated" });
});
