import type { UserInfo } from "@bubustack/api/admission";
import { BubuError } from "@bubustack/api/errors";
import { accessAsk, accessName } from "@bubustack/policies/access";
import type { GrantAsk } from "@bubustack/policies/edges/grant";
import type { Need } from "@bubustack/policies/kernel";
import type { Answer } from "@bubustack/policies/related";
import { askKey } from "@bubustack/policies/related";
import { describe, expect, test } from "vitest";
import type { Entry } from "./fetch-needs.ts";
import { fetcher } from "./fetch-needs.ts";
import type { Cluster } from "./testing/lookups.ts";
import { cluster } from "./testing/lookups.ts";

const engram = (name: string) => ({ kind: "Engram", metadata: { namespace: "default", name } });
const need = (name: string, confirm = false): Need => ({
  ask: { verb: "get", kind: "Engram", namespace: "default", name },
  confirm,
});
const key = (name: string) => `get Engram default/${name}`;
const plenty = () => 1_000;

describe("get", () => {
  test("a complete cache answers at once, present and absent alike", () => {
    const held = cluster();
    held.cached.push(engram("a"));
    const entries = fetcher(held.lookups, plenty)([need("a"), need("b")]);
    expect(entries).toEqual([
      [key("a"), { state: "found", object: engram("a") }],
      [key("b"), { state: "absent", confirmed: false }],
    ]);
    expect(held.reads).toEqual([]);
  });

  test("a miss that is to be confirmed is read live, and what is found there counts", async () => {
    const held = cluster();
    held.live.push(engram("late"));
    const entries = await fetcher(held.lookups, plenty)([need("late", true), need("never", true)]);
    expect(entries).toEqual([
      [key("late"), { state: "found", object: engram("late") }],
      [key("never"), { state: "absent", confirmed: true }],
    ]);
  });

  test("at most four reads confirm in one review; beyond them the cache's word stands", async () => {
    const held = cluster();
    const fetch = fetcher(held.lookups, plenty);
    await fetch(["a", "b", "c"].map((name) => need(name, true)));
    const entries = await fetch(["d", "e", "f"].map((name) => need(name, true)));
    expect(held.reads).toHaveLength(4);
    expect(new Map(entries).get(key("f"))).toEqual({ state: "absent", confirmed: true });
  });

  test("a cache that is not complete, or not kept, is not believed", async () => {
    const held = cluster();
    held.synced = false;
    held.cached.push(engram("a"));
    expect(await fetcher(held.lookups, plenty)([need("a")])).toEqual([
      [key("a"), { state: "found", object: engram("a") }],
    ]);
    held.synced = true;
    held.uncached.add("Engram");
    expect(await fetcher(held.lookups, plenty)([need("x")])).toEqual([
      [key("x"), { state: "absent", confirmed: true }],
    ]);
    expect(held.reads).toEqual(["Engram default/a", "Engram default/x"]);
  });

  test("reads in place of a cache are bounded, and what was not read has failed", async () => {
    const held = cluster();
    held.uncached.add("Engram");
    const names = Array.from({ length: 40 }, (_, index) => `e${index}`);
    const entries = new Map(await fetcher(held.lookups, plenty)(names.map((name) => need(name))));
    expect(held.reads).toHaveLength(32);
    expect(entries.get(key("e39"))?.state).toBe("failed");
    expect(entries.size).toBe(40);
  });

  test("a read that fails says why in our words only", async () => {
    const held = cluster();
    held.fail = () => Promise.reject(new Error("connect ECONNREFUSED 10.0.0.1:6443"));
    const unknown = await fetcher(held.lookups, plenty)([need("a", true)]);
    expect(unknown[0]?.[1]).toEqual({
      state: "failed",
      reason: 'Engram "default/a" could not be read: the API server did not answer',
    });
    held.fail = () => Promise.reject(new BubuError("kube/request", "engrams is forbidden"));
    const known = await fetcher(held.lookups, plenty)([need("a", true)]);
    expect(known[0]?.[1]).toMatchObject({ reason: 'Engram "default/a" could not be read: engrams is forbidden' });
  });

  test("a read ends with the budget", async () => {
    const held = cluster();
    const lookups = {
      ...held.lookups,
      get: (_kind: string, _namespace: string, _name: string, signal: AbortSignal) =>
        new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
    };
    const entries = await fetcher(lookups, () => 5)([need("a", true)]);
    expect(entries[0]?.[1].state).toBe("failed");
  });
});

describe("list", () => {
  const ask: Need = { ask: { verb: "list", index: "storiesByEngram", value: "default/fetch" }, confirm: false };
  const story = (name: string, more: object = {}) => ({
    kind: "Story",
    metadata: { namespace: "default", name, ...more },
    storiesByEngram: "default/fetch",
  });

  test("names what an index holds, without what is about to go", () => {
    const held = cluster();
    held.cached.push(story("a"), story("b", { deletionTimestamp: "2026-01-01T00:00:00Z" }), story("c"));
    expect(fetcher(held.lookups, plenty)([ask])).toEqual([
      ["list storiesByEngram default/fetch", { state: "listed", names: ["default/a", "default/c"], total: 2 }],
    ]);
  });

  test("at most 100 names, and how many there are", async () => {
    const held = cluster();
    for (let i = 0; i < 130; i++) held.cached.push(story(`s${i}`));
    const [entry] = await fetcher(held.lookups, plenty)([ask]);
    const names = Array.from({ length: 100 }, (_, i) => `default/s${i}`);
    expect(entry?.[1]).toEqual({ state: "listed", names, total: 130 });
  });

  test("an incomplete cache cannot list", () => {
    const held = cluster();
    held.synced = false;
    expect(fetcher(held.lookups, plenty)([ask])).toEqual([
      ["list storiesByEngram default/fetch", { state: "failed", reason: "the cache of Story is not complete yet" }],
    ]);
  });
});

describe("access", () => {
  const to = (name: string) => ({ verb: "get", group: "", resource: "secrets", namespace: "default", name });
  const ask = (name: string, user: UserInfo | undefined = { username: "ada" }): Need => ({
    ask: accessAsk(user, to(name)),
    confirm: false,
  });
  const answers = (entries: readonly Entry[]) => entries.map(([, answer]) => answer);

  test("is asked of the API server", async () => {
    const held = cluster();
    held.denied.add(accessName(to("b")));
    const entries = await fetcher(held.lookups, plenty)([ask("a"), ask("b")]);
    expect(answers(entries)).toEqual([{ state: "allowed" }, { state: "denied" }]);
    expect(entries.map(([key]) => key)).toEqual([ask("a"), ask("b")].map((need) => askKey(need.ask)));
  });

  test("what is known from the last seconds is not asked again", () => {
    const held = cluster();
    const known = (): Answer => ({ state: "denied" });
    const lookups = { ...held.lookups, access: { ...held.lookups.access, known } };
    expect(answers(fetcher(lookups, plenty)([ask("a")]) as readonly Entry[])).toEqual([{ state: "denied" }]);
    expect(held.reads).toEqual([]);
  });

  test("an error is an answer that denies, and names the right", async () => {
    const held = cluster();
    held.fail = () => Promise.reject(new Error("secret detail"));
    expect(answers(await fetcher(held.lookups, plenty)([ask("a")]))).toEqual([
      {
        state: "failed",
        reason: 'the right to get secrets "a" in namespace "default" could not be read: the API server did not answer',
      },
    ]);
  });

  test("at most 128 in one review", async () => {
    const held = cluster();
    const entries = await fetcher(held.lookups, plenty)(Array.from({ length: 130 }, (_, i) => ask(`n${i}`)));
    expect(held.reads).toHaveLength(128);
    expect(answers(entries).filter(({ state }) => state === "failed")).toHaveLength(2);
  });

  test("without a user nobody can know", () => {
    const held = cluster();
    const entries = fetcher(held.lookups, plenty)([{ ask: accessAsk(undefined, to("a")), confirm: false }]);
    expect(answers(entries as readonly Entry[])).toMatchObject([{ state: "unknown" }]);
  });
});

describe("grant", () => {
  const ask: GrantAsk = {
    verb: "grant",
    from: { group: "bubustack.io", kind: "Story", namespace: "default" },
    to: { group: "bubustack.io", kind: "Engram", namespace: "shared", name: "fetch" },
  };
  const grant = (name: string, more: object = {}) => ({
    kind: "ReferenceGrant",
    metadata: { namespace: "shared", name, ...more },
    spec: { from: [{ ...ask.from }], to: [{ group: "bubustack.io", kind: "Engram", name: "fetch" }] },
    grantsByReferrer: "shared < bubustack.io/Story/default",
  });
  const states = (held: Cluster) =>
    (fetcher(held.lookups, plenty)([{ ask, confirm: false }]) as readonly Entry[]).map(([, answer]) => answer.state);

  test("is allowed by one that names both sides and is not about to go", () => {
    const held = cluster();
    expect(states(held)).toEqual(["denied"]);
    held.cached.push(grant("old", { deletionTimestamp: "2026-01-01T00:00:00Z" }));
    expect(states(held)).toEqual(["denied"]);
    held.cached.push(grant("new"));
    expect(states(held)).toEqual(["allowed"]);
    expect(fetcher(held.lookups, plenty)([{ ask, confirm: false }])).toMatchObject([[askKey(ask), { by: "new" }]]);
  });

  test("an incomplete cache denies nothing and allows nothing", () => {
    const held = cluster();
    held.synced = false;
    expect(states(held)).toEqual(["failed"]);
  });
});
