import { setTimeout as sleep } from "node:timers/promises";
import type { Json, JsonObject } from "@bubustack/api/json";
import { askKey } from "@bubustack/policies/related";
import { describe, expect, test } from "vitest";
import type { Judge } from "./ports.ts";
import { noAccess } from "./testing/lookups.ts";
import { bytesOf, request, storyObject, verdict } from "./testing/reviews.ts";
import { serving } from "./testing/serving.ts";

const allowing: Judge = () => ({ verdict: verdict() });
const sleeping = (name: string, more: JsonObject = {}) => ({ name, type: "sleep", with: { duration: "1s" }, ...more });
const storyWith = (spec: Json) => request({ object: { ...storyObject(), spec } });
const nested = (levels: number): Json => JSON.parse(`${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`);
const steps = (count: number, more: (index: number) => JsonObject) =>
  storyWith({ steps: Array.from({ length: count }, (_, i) => sleeping(`s${i}`, more(i))) });

describe("hostile reviews", () => {
  test("each is denied with words, on the main loop or in the worker", async () => {
    await using server = await serving();
    const cases: readonly (readonly [name: string, given: Json, expected: string])[] = [
      ["a graph of 10,000 steps", steps(10_000, (i) => ({ needs: i === 0 ? [] : [`s${i - 1}`] })), "10000 items"],
      ["a needs-cycle", steps(3, (i) => ({ needs: [`s${(i + 1) % 3}`] })), "story/needs-acyclic"],
      ["201 levels", storyWith({ steps: [sleeping("a")], output: nested(201) }), "review/too-deep"],
      ["10,000 levels", storyWith({ steps: [sleeping("a")], output: nested(10_000) }), "review/too-deep"],
      ["3 MiB", storyWith({ steps: [sleeping("a")], output: { text: "x".repeat(3 * 1024 * 1024) } }), "bytes"],
      [
        "a key __proto__",
        JSON.parse(JSON.stringify(storyWith({})).replace('"spec":{}', '"spec":{"__proto__":{"steps":[]}}')),
        "story/schema",
      ],
      ["lone surrogates", storyWith({ steps: [sleeping("\ud800")] }), "story/schema"],
      ["a spec that is a list", storyWith([]), "story/schema"],
      ["no spec", storyWith(null), "story/schema"],
    ];
    for (const [name, given, expected] of cases) {
      const answer = await server.client.post("/mutate?timeout=10s", bytesOf(given));
      expect([name, answer.status, JSON.parse(answer.text).response.allowed]).toEqual([name, 200, false]);
      expect(answer.text, name).toContain(expected);
    }
    expect(Reflect.get({}, "steps")).toBeUndefined();
    expect(JSON.stringify(server.lines)).not.toContain("worker ended");
  });

  test("100 levels of free-form content are judged like any other", async () => {
    await using server = await serving();
    const given = bytesOf(storyWith({ steps: [sleeping("a")], output: nested(100) }));
    const answer = await server.client.post("/mutate?timeout=10s", given);
    expect(JSON.parse(answer.text).response).toMatchObject({ allowed: true });
  });
});

describe("what is no review", () => {
  test("is answered 400 with a code, counted, and never allowed", async () => {
    await using server = await serving({}, { judge: allowing });
    const pod = { group: "", version: "v1", kind: "Pod" };
    const resource = { group: "", version: "v1", resource: "pods" };
    const cases: readonly (readonly [bytes: Uint8Array | string, code: string])[] = [
      [bytesOf(request()).slice(0, 100), "review/malformed"],
      ["", "review/malformed"],
      ['{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview"}', "review/malformed"],
      [`${"[".repeat(100_000)}`, "review/malformed"],
      [`[${"[".repeat(400_000)}`, "review/malformed"],
      [bytesOf(request({ kind: pod, resource })), "review/unknown-kind"],
    ];
    for (const [bytes, code] of cases) {
      const answer = await server.client.post("/validate", bytes);
      expect([answer.status, JSON.parse(answer.text).kind]).toEqual([400, "Status"]);
      expect(JSON.parse(answer.text).message).toContain(`${code}: `);
    }
    const { text } = await server.client.get("/metrics");
    expect(text).toContain('bubu_webhook_refused_total{code="review/malformed"} 5');
    expect(text).toContain('bubu_webhook_refused_total{code="review/unknown-kind"} 1');
  });

  test("another media type, another path, another method", async () => {
    await using server = await serving({}, { judge: allowing });
    const yaml = await server.client.post("/mutate", "a: 1", { "content-type": "application/yaml" });
    expect([yaml.status, JSON.parse(yaml.text).reason]).toEqual([415, "UnsupportedMediaType"]);
    expect((await server.client.post("/other", "{}")).status).toBe(404);
    expect((await server.client.get("/mutate")).status).toBe(404);
  });

  test("8 MiB are read, more is refused and not waited for", async () => {
    const limits = { bodyBytes: 10_000, workerBytes: 5_000 };
    await using server = await serving({ limits }, { judge: allowing });
    const answer = await server.client.post("/mutate", "x".repeat(10_001));
    expect([answer.status, answer.headers.connection]).toEqual([413, "close"]);
    expect((await server.client.post("/mutate", bytesOf(request()))).status).toBe(200);
  });
});

describe("bounds", () => {
  const need = { ask: { verb: "get", kind: "Namespace", namespace: "", name: "default" }, confirm: false } as const;
  const waiting: Judge = (_, { answers }) =>
    answers.get(askKey(need.ask), need.ask) === undefined ? { needs: [need] } : { verdict: verdict() };

  test("more reviews than fit are refused at once, without Retry-After, and later ones fit again", async () => {
    const held = Promise.withResolvers<void>();
    const lookups = { cache: () => undefined, get: () => held.promise.then(() => ({})), access: noAccess };
    await using server = await serving({ limits: { concurrency: 2 } }, { judge: waiting, lookups });
    const many = server.connect(4);
    const bytes = bytesOf(request());
    const first = [many.post("/mutate", bytes), many.post("/mutate", bytes)];
    let refused = await server.client.post("/mutate", bytes);
    while (refused.status === 200) refused = await server.client.post("/mutate", bytes);
    expect([refused.status, refused.headers["retry-after"]]).toEqual([503, undefined]);
    expect(JSON.parse(refused.text)).toMatchObject({ kind: "Status", code: 503, reason: "ServiceUnavailable" });
    held.resolve();
    for (const answer of await Promise.all(first)) expect(answer.status).toBe(200);
    expect((await server.client.post("/mutate", bytes)).status).toBe(200);
  });

  test("a large review beyond the queue is refused at once; small ones are not held up", async () => {
    const limits = { workerBytes: 1_000, queue: 1 };
    const workerFile = new URL("testing/judging-worker.ts", import.meta.url);
    await using server = await serving({ limits, workerFile }, { judge: allowing });
    const large = bytesOf(request({ name: "spin", object: { pad: "x".repeat(2_000) } }));
    const again = bytesOf(request({ name: "plain", object: { pad: "x".repeat(2_000) } }));
    // The worker has loaded then.
    await server.client.post("/mutate?timeout=30s", again);
    const other = server.connect(2);
    const overrun = other.post("/mutate?timeout=2s", large);
    await sleep(50);
    const refused = await server.client.post("/mutate", large);
    expect([refused.status, refused.headers["retry-after"]]).toEqual([503, undefined]);
    expect((await server.client.post("/mutate", bytesOf(request()))).status).toBe(200);
    const { response } = JSON.parse((await overrun).text);
    expect(response).toMatchObject({ allowed: false, status: { code: 504, reason: "Timeout" } });
    expect(JSON.parse((await server.client.post("/mutate?timeout=10s", again)).text).response.allowed).toBe(true);
    expect(server.lines).toContainEqual(expect.objectContaining({ msg: "judging worker ended", reason: "overrun" }));
    expect(server.lines).toContainEqual(expect.objectContaining({ name: "spin", unjudged: "review/deadline" }));
  });
});

test("each webhook path answers, with the patch only where it can be applied", async () => {
  const patches = [{ op: "add", path: "/spec/pattern", value: "batch" }] as const;
  await using server = await serving({}, { judge: () => ({ verdict: verdict({ patches }) }) });
  const patched = [];
  for (const path of ["/mutate", "/validate", "/validate-delete"]) {
    const answer = await server.client.post(path, bytesOf(request()));
    patched.push("patch" in JSON.parse(answer.text).response);
  }
  expect(patched).toEqual([true, false, false]);
});
