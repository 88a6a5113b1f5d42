import { folder } from "@bubustack/audit/files/folder";
import { temp } from "@bubustack/audit/testing/temp";
import { readStretch } from "@bubustack/audit/verify/part";
import { defaultAuditSettings } from "@bubustack/policies/audit-settings";
import { host } from "@bubustack/policies/testing/host";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { afterAll, expect, test } from "vitest";
import { bytesOf, request, storyObject } from "../testing/reviews.ts";
import { serving } from "../testing/serving.ts";
import { openRecorder } from "./open.ts";

const { path, remove } = await temp();
afterAll(remove);

/** The decisions in a log, which has fewer than 256 records. */
async function decisions(count: number) {
  const { records } = await readStretch(folder(path), 0, count);
  const items = records.state === "whole" ? records.items : [];
  const events = items.map((bytes) => JSON.parse(Buffer.from(bytes).toString()));
  return events.filter(({ type }) => type === "io.bubustack.audit.admission.decided.v1");
}

test("what a server answers over HTTPS is on record: small and large, once for a call that is repeated", async () => {
  const recorder = await openRecorder(
    { folder: path, durability: "ephemeral" },
    {
      identity: "one",
      namespace: "bubu-system",
      settings: defaultAuditSettings,
      digests: host,
      log: silentLog(),
      metrics: metrics(),
      now: () => performance.now(),
      wall: Date.now,
    },
  );
  const answers: { readonly uid: string; readonly auditAnnotations: { readonly decision: string } }[] = [];
  {
    await using server = await serving({}, { recorder: async () => recorder });
    await server.running.ready;
    const large = storyObject({ annotations: { note: "x".repeat(300_000) } });
    const bodies = [
      bytesOf(request({ uid: "small" })),
      bytesOf(request({ uid: "small" })),
      bytesOf(request({ uid: "large", object: large })),
      bytesOf(request({ uid: "rehearsed", dryRun: true })),
    ];
    for (const body of bodies) {
      const { text } = await server.client.post("/validate?timeout=10s", body);
      answers.push(JSON.parse(text).response);
    }
    const refused = await server.client.post("/validate?timeout=5s", Buffer.from("{}"));
    expect(refused.status).toBe(400);
  }
  await recorder.stop();
  const [first, second] = answers;
  expect(second).toEqual(first);
  const found = await decisions(4);
  expect(found.map(({ data }) => [data.review, data.dryRun])).toEqual([
    ["small", false],
    ["large", false],
    ["rehearsed", true],
  ]);
  const [small, , big, rehearsed] = answers.map(({ auditAnnotations }) => auditAnnotations.decision);
  expect(found.map(({ id }) => id)).toEqual([small, big, rehearsed]);
});
