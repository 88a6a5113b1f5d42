import type { ObjectOf } from "@bubustack/api/kind";
import { kind } from "@bubustack/api/kind";
import { integer, list, object, optional, string } from "@bubustack/api/schema";
import { describe, expect, test } from "vitest";
import { invalid } from "./finding.ts";
import { judgeWith } from "./judge-with.ts";
import type { Review, Verdict, World } from "./kernel.ts";
import { pack } from "./pack.ts";
import type { Answer } from "./related.ts";
import { askKey } from "./related.ts";
import type { Context } from "./rule.ts";
import { defaults, guard, rule } from "./rule.ts";
import { defaultSettings } from "./settings.ts";
import { host } from "./testing/host.ts";

const Crate = kind({
  group: "example.io",
  kind: "Crate",
  plural: "crates",
  singular: "crate",
  shortNames: [],
  categories: [],
  scope: "Namespaced",
  description: "A crate of things.",
  columns: [],
  spec: object("What is wanted.", {
    size: integer("How many."),
    shelf: optional(string("Where it stands.")),
    label: optional(string("What is written on it.")),
    things: optional(list("What is in it.", string("One thing."))),
    tier: optional(string("Which tier.", { default: "low" })),
  }),
  status: object("What is.", {}),
});
type Crate = ObjectOf<typeof Crate>;
type C = Context<Crate, { readonly count: number }>;

const examples = { allow: [], deny: [] };
const base = { kind: "Crate", summary: "s", why: "w" };
const even = rule<C>({
  ...base,
  id: "crate/even",
  effect: "deny",
  examples,
  check: ({ object: { spec } }) => (spec.size % 2 === 0 ? [] : [invalid(["spec", "size"], `${spec.size} is odd`)]),
});
const shelfExists = rule<C>({
  ...base,
  id: "crate/shelf",
  effect: "deny",
  examples,
  needs: ({ object: { spec }, namespace, related }) => {
    if (spec.shelf === undefined) return [];
    const shelf = related.get("Shelf", namespace, spec.shelf);
    const room = shelf === undefined ? [] : [{ verb: "get", kind: "Room", namespace: "", name: "main" } as const];
    return [{ verb: "get", kind: "Shelf", namespace, name: spec.shelf }, ...room];
  },
  check: ({ object: { spec }, namespace, related }) =>
    spec.shelf !== undefined && related.absent("Shelf", namespace, spec.shelf)
      ? [invalid(["spec", "shelf"], `no shelf "${spec.shelf}"`)]
      : [],
});
const many = rule<C>({
  ...base,
  id: "crate/many",
  effect: "warn",
  examples,
  check: ({ facts }) => (facts.count > 2 ? [invalid(["spec", "things"], "many things")] : []),
});
const labelled = defaults<C>({
  ...base,
  id: "crate/label",
  examples: { fills: [] },
  fill: ({ object: { spec } }) =>
    spec.label === undefined ? [{ path: ["spec", "label"], value: `size ${spec.size}` }] : [],
});
const inUse = guard<C>({
  ...base,
  id: "crate/in-use",
  examples,
  check: () => [invalid([], "is in use")],
});
const facts = (view: Crate) => ({ count: view.spec.things?.length ?? 0 });
const crates = pack(Crate, facts, [even, shelfExists, many, labelled, inUse]);

const review = (spec: object, extra: Partial<Review> = {}): Review => ({
  operation: "CREATE",
  kind: "Crate",
  namespace: "default",
  name: "c",
  object: { apiVersion: "example.io/v1alpha1", kind: "Crate", metadata: { name: "c" }, spec } as never,
  ...extra,
});
const world = (answers: readonly (readonly [string, Answer])[] = []): World => ({
  answers: new Map(answers),
  settings: defaultSettings,
  host,
});
const shelfKey = askKey({ verb: "get", kind: "Shelf", namespace: "default", name: "s" });
const roomKey = askKey({ verb: "get", kind: "Room", namespace: "", name: "main" });
const ask = (request: Review, given: World = world(), packs = [crates]) => judgeWith(packs, request, given);
const verdictOf = (request: Review, given?: World): Verdict => {
  const judgement = ask(request, given);
  if (!("verdict" in judgement)) throw new Error(`needs ${JSON.stringify(judgement.needs)}`);
  return judgement.verdict;
};

describe("a write", () => {
  test("is allowed with the smallest patch that fills in the defaults", () => {
    const verdict = verdictOf(review({ size: 2 }));
    expect(verdict).toMatchObject({ allowed: true, findings: [], warnings: [], unverified: [] });
    expect(verdict.patches).toEqual([
      { op: "add", path: "/spec/tier", value: "low" },
      { op: "add", path: "/spec/label", value: "size 2" },
    ]);
    expect(verdict.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test("judged again with its defaults changes nothing", () => {
    const first = verdictOf(review({ size: 2 }));
    const again = verdictOf({ ...review({}), object: first.object ?? null });
    expect(again.patches).toEqual([]);
    expect(again.object).toBe(first.object);
  });

  test("reports the schema's findings and the rules' together", () => {
    const verdict = verdictOf(review({ size: 3, shelf: 5, things: ["a", "b", "c"] }));
    expect(verdict.allowed).toBe(false);
    expect(verdict.findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      "crate/schema: is an integer (5)",
      "crate/even: 3 is odd",
    ]);
    expect(verdict.warnings.map(({ rule }) => rule)).toEqual(["crate/many"]);
  });

  test("never judges the status", () => {
    const object = { ...(review({ size: 2 }).object as object), status: 5 };
    expect(verdictOf({ ...review({}), object })).toMatchObject({ allowed: true });
  });

  test("of an unknown kind is refused", () => {
    expect(verdictOf({ ...review({ size: 2 }), kind: "Barrel" }).findings[0]?.rule).toBe("kernel/kind");
  });
});

describe("an update", () => {
  test("that leaves the spec alone is not judged again, whatever the rules say by now", () => {
    const old = { kind: "Crate", metadata: { name: "c" }, spec: { size: 3 } };
    const object = { kind: "Crate", metadata: { name: "c", labels: { a: "b" } }, spec: { size: 3 } };
    expect(verdictOf(review({}, { operation: "UPDATE", oldObject: old, object }))).toMatchObject({
      allowed: true,
      patches: [],
    });
  });

  test("that changes the spec is", () => {
    const old = { kind: "Crate", metadata: { name: "c" }, spec: { size: 2 } };
    expect(verdictOf(review({ size: 3 }, { operation: "UPDATE", oldObject: old })).allowed).toBe(false);
  });
});

describe("needs", () => {
  test("are asked for, round by round", () => {
    const request = review({ size: 2, shelf: "s" });
    const first = ask(request);
    expect(first).toEqual({
      needs: [{ ask: { verb: "get", kind: "Shelf", namespace: "default", name: "s" }, confirm: false }],
    });
    const found: Answer = { state: "found", object: {} };
    const second = ask(request, world([[shelfKey, found]]));
    expect(second).toEqual({
      needs: [{ ask: { verb: "get", kind: "Room", namespace: "", name: "main" }, confirm: false }],
    });
    expect(
      verdictOf(
        request,
        world([
          [shelfKey, found],
          [roomKey, found],
        ]),
      ).allowed,
    ).toBe(true);
  });

  test("a refusal that rests on a cache is confirmed first", () => {
    const request = review({ size: 2, shelf: "s" });
    const judgement = ask(request, world([[shelfKey, { state: "absent", confirmed: false }]]));
    expect(judgement).toMatchObject({ needs: [{ confirm: true }] });
    const verdict = verdictOf(request, world([[shelfKey, { state: "absent", confirmed: true }]]));
    expect(verdict.findings.map(({ rule }) => rule)).toEqual(["crate/shelf"]);
  });

  test("a warning that rests on a cache is confirmed too, behind the refusals", () => {
    const tidy = { ...shelfExists, id: "crate/tidy", effect: "warn" } as const;
    const labelled = { ...shelfExists, needs: () => [{ verb: "get", kind: "Room", namespace: "", name: "main" }] };
    const packs = [pack(Crate, facts, [tidy, { ...labelled, id: "crate/room" } as typeof shelfExists])];
    const missing: Answer = { state: "absent", confirmed: false };
    const judgement = ask(
      review({ size: 2, shelf: "s" }),
      world([
        [shelfKey, missing],
        [roomKey, missing],
      ]),
      packs,
    );
    expect(judgement).toMatchObject({
      needs: [
        { ask: { kind: "Room" }, confirm: true },
        { ask: { kind: "Shelf" }, confirm: true },
      ],
    });
  });

  test("what a caller cannot know leaves the rule unverified, neither passed nor refused", () => {
    const answer: Answer = { state: "unknown", reason: 'shelf "s" not given' };
    expect(verdictOf(review({ size: 2, shelf: "s" }), world([[shelfKey, answer]]))).toMatchObject({
      allowed: true,
      unverified: [{ rule: "crate/shelf", reason: 'shelf "s" not given' }],
    });
  });

  test("what could not be read denies", () => {
    const verdict = verdictOf(
      review({ size: 2, shelf: "s" }),
      world([[shelfKey, { state: "failed", reason: "timeout" }]]),
    );
    expect(verdict.findings).toEqual([
      { rule: "crate/shelf", path: [], type: "InternalError", message: "timeout (lookup/failed)" },
    ]);
  });
});

describe("a rule that throws denies with its id", () => {
  const boom = () => {
    throw new Error("secret detail");
  };
  test.each([
    ["in check", rule<C>({ ...base, id: "crate/boom", effect: "deny", examples, check: boom })],
    ["in a warning", rule<C>({ ...base, id: "crate/boom", effect: "warn", examples, check: boom })],
    ["in needs", rule<C>({ ...base, id: "crate/boom", effect: "deny", examples, needs: boom, check: () => [] })],
    ["in a default", defaults<C>({ ...base, id: "crate/boom", examples: { fills: [] }, fill: boom })],
  ])("%s", (_, broken) => {
    const judgement = ask(review({ size: 2 }), world(), [pack(Crate, facts, [broken])]);
    expect(judgement).toMatchObject({
      verdict: { allowed: false, findings: [{ rule: "crate/boom", type: "InternalError" }] },
    });
    expect(JSON.stringify(judgement)).not.toContain("secret detail");
  });
});

describe("a deletion guard", () => {
  const old = { kind: "Crate", metadata: { name: "c", namespace: "default" }, spec: { size: 2 } };
  const remove = (extra: Partial<Review> = {}): Review => ({
    operation: "DELETE",
    kind: "Crate",
    namespace: "default",
    name: "c",
    oldObject: old,
    ...extra,
  });
  const namespaceKey = askKey({ verb: "get", kind: "Namespace", namespace: "", name: "default" });
  const namespace = (metadata: object): World =>
    world([[namespaceKey, { state: "found", object: { metadata } as never }]]);

  test("speaks in a live namespace", () => {
    expect(verdictOf(remove(), namespace({}))).toMatchObject({ allowed: false, findings: [{ rule: "crate/in-use" }] });
  });

  test.each<[string, Review, World]>([
    ["a terminating namespace", remove(), namespace({ deletionTimestamp: "2026-01-01T00:00:00Z" })],
    ["a namespace that is gone", remove(), world([[namespaceKey, { state: "absent", confirmed: true }]])],
    ["an empty old object", remove({ oldObject: null }), world()],
    [
      "the garbage collector",
      remove({ user: { username: "system:serviceaccount:kube-system:generic-garbage-collector" } }),
      world(),
    ],
    [
      "the namespace controller",
      remove({ user: { username: "system:serviceaccount:kube-system:namespace-controller" } }),
      world(),
    ],
    [
      "the force-delete annotation",
      remove({
        oldObject: {
          ...old,
          metadata: { ...old.metadata, annotations: { "policy.bubustack.io/force-delete": "true" } },
        },
      }),
      world(),
    ],
  ])("is silent for %s", (_, request, given) => {
    const verdict = verdictOf(request, given);
    expect(verdict.allowed).toBe(true);
    expect(verdict.auditAnnotations).toHaveProperty("guard");
  });
});

test("work that is kept between rounds changes no verdict, and is not taken for another review", () => {
  const answers = new Map<string, Answer>();
  const kept = { ...world(), answers, scratch: {} };
  const request = review({ size: 3, shelf: "s" });
  expect(ask(request, kept)).toHaveProperty("needs");
  answers.set(shelfKey, { state: "found", object: {} });
  expect(ask(request, kept)).toHaveProperty("needs");
  answers.set(roomKey, { state: "absent", confirmed: true });
  expect(ask(request, kept)).toEqual(ask(request, { ...world(), answers }));
  const other = review({ size: 2, shelf: "s" });
  expect(ask(other, kept)).toEqual(ask(other, { ...world(), answers }));
});
