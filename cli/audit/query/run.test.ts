import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { openLog } from "@bubustack/audit/log/log";
import { decided, recordOf } from "@bubustack/audit/testing/decisions";
import { logSigner, smallLog } from "@bubustack/audit/testing/small-log";
import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bubu } from "../../testing/io.ts";

const { path: cwd, put, files, remove } = await temp();
afterAll(remove);

const start = Date.UTC(2026, 2, 1);
const all = Array.from({ length: 600 }, (_, at) =>
  recordOf({
    at: start + at * 60_000,
    id: `id-${at}`,
    data: decided({
      namespace: at % 3 === 0 ? "team-a" : "team-b",
      name: `story-${at}`,
      rules: at % 100 === 0 ? ["story/step-names"] : [],
    }),
  }),
);

beforeAll(async () => {
  for (const [path, bytes] of smallLog(logSigner(), all)) await put(`log/${path}`, bytes);
});

const query = (...args: readonly string[]) => bubu(["audit", "query", ...args, "--index", "index"], { cwd });

describe("bubu audit query", () => {
  test("shows the newest records first, and where to go on", async () => {
    const { code, out, err } = await query("log", "--verdict", "refused", "--limit", "2");
    expect(code).toBe(0);
    expect(out.split("\n").map((line) => line.replaceAll(/ {2,}/g, " | "))).toEqual([
      "TIME | TYPE | VERDICT | ACTOR | OBJECT | WHY | RECORD",
      "2026-03-01T08:20:00.000Z | admission.decided | refused | ada | Story team-b/story-500 | story/step-names | id-500",
      "2026-03-01T06:40:00.000Z | admission.decided | refused | ada | Story team-b/story-400 | story/step-names | id-400",
      "",
    ]);
    const after = /more: --after (\S+)/.exec(err)?.[1] ?? "";
    const next = await query("log", "--verdict", "refused", "--limit", "2", "--after", after, "-o", "json");
    const { version, records } = JSON.parse(next.out);
    expect([version, records.map(({ number }: { number: number }) => number)]).toEqual([1, [300, 200]]);
    expect((await files()).some(({ name, mode }) => /^index\/[0-9a-f]{32}\.sqlite$/.test(name) && mode > 0)).toBe(true);
  });

  test("by time, traits and a filter, for programs", async () => {
    const period = ["--since", "2026-03-01T00:00:00Z", "--until", "2026-03-01T00:10:00Z"];
    const { out } = await query("log", ...period, "--namespace", "team-a", "--oldest-first", "-o", "jsonl");
    const lines = out
      .trim()
      .split("\n")
      .map((line): { log: string; record: { id: string } } => JSON.parse(line));
    expect(lines.map(({ record }) => record.id)).toEqual(["id-0", "id-3", "id-6", "id-9"]);
    expect(lines[0]?.log).toBe("log.example/a");
    const filtered = await query("log", "--filter", "data.object.name.endsWith('-77')", "-o", "csv");
    expect(filtered.out.split("\r\n")[1]).toMatch(
      /^2026-03-01T01:17:00.000Z,log.example\/a,77,id-77,admission.decided,/,
    );
  });

  test("decisions as the API server's own audit log would have them", async () => {
    const { code, out } = await query("log", "--verdict", "refused", "--limit", "2", "-o", "k8s-events");
    const events = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect([code, events.length]).toEqual([0, 2]);
    expect(events[0]).toMatchObject({
      ...{ kind: "Event", apiVersion: "audit.k8s.io/v1", stage: "ResponseComplete", verb: "create" },
      ...{ user: { username: "ada" }, objectRef: { namespace: "team-b", name: "story-500" } },
      ...{ responseStatus: { code: 422 }, annotations: { "audit.bubustack.io/decision-id": "id-500" } },
    });
  });

  test("what a filter cannot judge is left out, and said", async () => {
    const { out, err } = await query("log", "--filter", "data.none == 1", "--scan");
    expect(out.trim().split("\n").length).toBe(1);
    expect(err).toContain("note: --filter says nothing about 600 records, which are left out: ");
  });

  test("says what is wrong", async () => {
    expect(await query("none")).toMatchObject({ code: 2, err: expect.stringContaining("there is no log in none") });
    expect(await query("log", "--limit", "0")).toMatchObject({ code: 2, err: expect.stringContaining("--limit") });
    expect(await query("log", "--since", "x")).toMatchObject({ code: 2, err: expect.stringContaining("no time") });
    expect(await query("log", "-f", "-o", "json")).toMatchObject({ code: 2, err: expect.stringContaining("jsonl") });
    expect(await bubu(["audit", "verify", "log", "-o", "csv"], { cwd })).toMatchObject({ code: 2 });
  });
});

test("a reading is put on record, in a log that can itself be read", async () => {
  const unrecorded = await query("log", "--limit", "1");
  expect(unrecorded.err).toContain("note: this reading is not on record");
  const recorded = await query(
    "log",
    "--kind",
    "Story",
    "--since",
    "2026-03-01",
    "--limit",
    "3",
    "--record-to",
    "reads",
  );
  expect(recorded.err).not.toContain("not on record");
  const reads = await query("reads", "--type", "log.read", "-o", "json", "--record-to", "reads");
  expect(JSON.parse(reads.out).records).toMatchObject([
    {
      record: {
        type: "io.bubustack.audit.log.read.v1",
        data: {
          how: "query",
          log: "log.example/a",
          filter: { kind: ["Story"] },
          from: "2026-03-01T00:00:00.000Z",
          records: 3,
        },
      },
    },
  ]);
});

test("-f shows what comes", async () => {
  const log = await openLog(folderDisk(`${cwd}/live`), { origin: "log.example/live", checkpointMs: 20 });
  const event = (name: string) => ({
    source: "log.example/live",
    type: "io.bubustack.audit.admission.decided.v1",
    data: decided({ name }),
  });
  await log.append(event("before"));
  await log.checkpoint();
  const ends = new AbortController();
  const following = bubu(["audit", "query", "live", "-f", "-o", "jsonl", "--index", "index"], {
    cwd,
    signal: ends.signal,
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  await log.append(event("after"));
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  ends.abort();
  const { out } = await following;
  await log.close();
  expect(
    out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).record.data.object.name),
  ).toEqual(["after"]);
});
