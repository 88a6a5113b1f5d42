import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Captured } from "@bubustack/audit/capture/entry";
import { openEntry } from "@bubustack/audit/capture/entry";
import { captureFiles } from "@bubustack/audit/capture/files";
import { namespaceKey } from "@bubustack/audit/personal/namespace-key";
import { temp } from "@bubustack/audit/testing/temp";
import type { AuditCapture } from "@bubustack/policies/audit-capture-settings";
import { defaultAuditCapture } from "@bubustack/policies/audit-capture-settings";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { afterAll, expect, test } from "vitest";
import { evidence } from "../../testing/evidence.ts";
import { bytesOf, request, storyObject } from "../../testing/reviews.ts";
import type { Evidence } from "../evidence.ts";
import type { Offered } from "../offered.ts";
import { captureReviews } from "./capture.ts";

const { path, put, remove } = await temp();
afterAll(remove);

type Overrides = NonNullable<Parameters<typeof evidence>[0]>;
const receipt = { index: 0, leaf: new Uint8Array(32) };
const keyOf = (namespace: string) => namespaceKey(`${namespace}/1`, Buffer.alloc(32, namespace));

/** What is offered of a request. */
function offer(overrides: Overrides = {}, webhook?: Evidence["webhook"], bytes = bytesOf(request(overrides))): Offered {
  return { evidence: evidence(overrides, undefined, webhook), bytes, receipt, log: "log.example/a", at: 5 };
}

/** Offers requests and answers what came of it: what was captured by name, and what was counted. */
async function captured(
  folder: string,
  offers: readonly Offered[],
  settings: Partial<AuditCapture> = {},
  keys: (namespace: string) => Promise<ReturnType<typeof keyOf>> = async (namespace) => keyOf(namespace),
) {
  const registry = metrics();
  const config = { folder: join(path, folder), log: silentLog(), metrics: registry, wall: () => 1_700_000_000_000 };
  const wanted = { ...defaultAuditCapture, namespaces: ["default"], ...settings };
  const companion = await captureReviews({ keys: { of: keys } }, { ...config, settings: wanted });
  for (const one of offers) companion.capture(one);
  await companion.stop();
  const { body } = await registry.render();
  const count = (name: string) => Number(new RegExp(`^bubu_audit_${name} (\\d+)$`, "m").exec(body)?.[1]);
  const dropped = (reason: string) => count(`capture_dropped_total\\{reason="${reason}"\\}`);
  const entries: Captured[] = [];
  for (const file of await captureFiles(join(path, folder, "captures")).catch(() => []))
    for (const line of (await readFile(file, "utf8")).split("\n").slice(0, -1)) {
      const entry = await openEntry(line, async (name) => keyOf(name.replace(/\/.*/, "")));
      if (!("problem" in entry)) entries.push(entry);
    }
  return { entries, names: entries.map(({ request: of }) => of["name"]), count: count("captured_total"), dropped };
}

test("requests of the namespaces that are named are captured, by what refuses", async () => {
  const offers = [
    offer({ name: "a" }),
    offer({ name: "b", namespace: "team-b" }),
    offer({ name: "c", namespace: "other" }),
    offer({ name: "d" }, "mutate"),
    offer({ name: "e" }, "policy-mutate-fail"),
    offer({ name: "f" }, "policy-fail"),
  ];
  const { names, count } = await captured("named", offers, { namespaces: ["default", "team-*"] });
  expect([names, count]).toEqual([["a", "b", "f"], 3]);
  expect((await captured("none", offers, { namespaces: [] })).names).toEqual([]);
});

test("a part is captured: about so many of a hundred, and of each request all or nothing", async () => {
  const offers = (webhook: Evidence["webhook"]) =>
    Array.from({ length: 200 }, (_, at) => offer({ uid: `${webhook}-${at}`, name: `n-${at}` }, webhook));
  const { names } = await captured("sampled", offers("validate"), { samplePercent: 20 });
  // The sample follows from the requests: it is the same each time.
  expect(names.length).toBeGreaterThan(20);
  expect(names.length).toBeLessThan(60);
  expect((await captured("again", offers("policy-fail"), { samplePercent: 20 })).names).toEqual(names);
});

test("Secrets, what has no namespace, and what is too large are left out and counted, and nothing of them is written", async () => {
  const secret = { apiVersion: "v1", kind: "Secret", metadata: { name: "s" }, data: { token: "c2VjcmV0" } };
  const offers = [
    offer({ kind: { group: "", version: "v1", kind: "Secret" }, object: secret }),
    offer({ resource: { group: "", version: "v1", resource: "secrets" } }),
    // Only what is below says so.
    offer({ object: secret }),
    offer({ requestKind: { group: "", version: "v1", kind: "Secret" } }),
    offer({ namespace: "" }),
    offer({ object: storyObject({ annotations: { note: "x".repeat(256 * 1024) } }) }),
    offer({}, undefined, new Uint8Array()),
    offer({ name: "last" }),
  ];
  const { names, count, dropped } = await captured("secrets", offers);
  expect([names, count]).toEqual([["last"], 1]);
  expect(["secret", "cluster", "size"].map(dropped)).toEqual([4, 1, 2]);
});

test("what cannot be read or has no key of its own is left out alone", async () => {
  const offers = [
    offer({ name: "a" }),
    offer({}, undefined, Buffer.from("{")),
    offer({}, undefined, Buffer.from("null")),
    offer({}, undefined, Buffer.from("{}")),
    offer({ namespace: "shared" }),
    offer({ namespace: "broken" }),
    offer({ name: "z" }),
  ];
  const keys = async (namespace: string) => {
    if (namespace === "broken") throw new Error("no space left on device");
    return keyOf(namespace === "shared" ? "_rest" : namespace);
  };
  const { names, count, dropped } = await captured("alone", offers, { namespaces: ["*"] }, keys);
  expect([names, count, dropped("unreadable"), dropped("key")]).toEqual([["a", "z"], 2, 3, 2]);
});

test("what the disk does not take is counted, and so is what does not fit in the queue", async () => {
  const broken = await captured("full", [offer(), offer()], {}, async (namespace) => {
    await put("full/captures", "a file in the place of the folder");
    return keyOf(namespace);
  });
  expect([broken.count, broken.dropped("disk")]).toEqual([0, 2]);
  const many = await captured(
    "queue",
    Array.from({ length: 300 }, (_, at) => offer({ name: `n-${at}` })),
  );
  expect([many.count, many.dropped("queue")]).toEqual([256, 44]);
});

test("what is left of an object has nothing of what is redacted, always and by the settings", async () => {
  const spec = { steps: [{ name: "one", with: { token: "SECRET-1" } }], inputs: { a: "SECRET-2" }, args: ["SECRET-3"] };
  const { entries } = await captured("redacted", [offer({ object: { ...storyObject(), spec } })], {
    redact: ["/spec/args"],
  });
  expect(JSON.stringify(entries)).not.toContain("SECRET");
  expect(entries).toMatchObject([{ whole: false, request: { object: { spec: { steps: [{ name: "one" }] } } } }]);
});

test("nothing can be read without the key", async () => {
  await captured("sealed", [offer({ name: "n-7f3a", userInfo: { username: "ada-7f3a" } })]);
  const [file = ""] = await captureFiles(join(path, "sealed", "captures"));
  let text = "";
  for await (const part of createReadStream(file)) text += String(part);
  expect(text).toMatch(/^\{"key":"default\/1","sealed":"[\w-]+"\}\n$/);
  expect(text).not.toContain("7f3a");
});
