import type { JsonObject } from "@bubustack/api/json";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeOf } from "./change.ts";
import type { Answer, Failure, Reflection } from "./reflection.ts";
import { after, begin } from "./reflection.ts";
import { store } from "./store.ts";
import type { WatchEvent } from "./types.ts";

const watched = (more: Partial<Extract<Answer, { answer: "watched" }>> = {}): Answer => ({
  answer: "watched",
  resourceVersion: "9",
  heard: true,
  brief: false,
  ...more,
});
const listed = after(begin(), { answer: "listed", resourceVersion: "7" });
const newest = (reason: string) => ({ step: "list", resourceVersion: "", paged: true, reason });

describe("reflection", () => {
  test("begins with whatever the server has, then watches from there", () => {
    expect(begin().next).toEqual({ step: "list", resourceVersion: "0", paged: true, reason: "start" });
    expect(listed).toEqual({ next: { step: "watch", resourceVersion: "7" }, failures: 0, refusals: 0, wait: false });
  });

  test("a watch that the server ends goes on where it was, at once", () => {
    expect(after(listed, watched())).toEqual({
      next: { step: "watch", resourceVersion: "9" },
      failures: 0,
      refusals: 0,
      wait: false,
    });
  });

  test("a watch that ends at once and brings nothing is slowed down", () => {
    expect(after(listed, watched({ heard: false, brief: true }))).toMatchObject({ failures: 1, wait: true });
  });

  test("a watch that lasted has worked, even if it brought nothing", () => {
    const earlier = after(listed, watched({ heard: false, brief: true, failure: "refused" }));
    expect(after(earlier, watched({ heard: false, failure: "refused" }))).toMatchObject({ failures: 1, refusals: 1 });
    expect(after(earlier, watched({ heard: false }))).toMatchObject({ failures: 0, wait: false });
  });

  test("a lost connection goes on where it was, however often", () => {
    let state: Reflection = listed;
    for (let times = 1; times < 10; times++) {
      state = after(state, watched({ heard: false, brief: true, failure: "unreachable" }));
      expect(state).toEqual({
        next: { step: "watch", resourceVersion: "9" },
        failures: times,
        refusals: 0,
        wait: true,
      });
    }
    expect(after(state, watched({ failure: "unreachable" })).failures).toBe(1);
  });

  test.each(["expired", "unparsable"] as const)("after %s the newest state is listed", (failure) => {
    expect(after(listed, watched({ failure }))).toEqual({
      next: newest(failure),
      failures: 1,
      refusals: 0,
      wait: true,
    });
  });

  test("a server whose watches all expire is listed ever more slowly", () => {
    let state: Reflection = listed;
    for (let times = 1; times < 6; times++) {
      state = after(state, watched({ heard: false, brief: true, failure: "expired" }));
      expect(state.failures).toBe(times);
      state = after(state, { answer: "listed", resourceVersion: "8" });
    }
  });

  test("the third refusal in a row is answered by a list", () => {
    let state: Reflection = listed;
    const steps: string[] = [];
    for (let times = 0; times < 3; times++) {
      state = after(state, watched({ heard: false, brief: true, failure: "refused" }));
      steps.push(state.next.step);
    }
    expect(steps).toEqual(["watch", "watch", "list"]);
    expect(state.next).toEqual(newest("failing"));
  });

  test("a failed list is tried again; one whose pages expired without pages, from the newest state", () => {
    expect(after(begin(), { answer: "list-failed", failure: "refused" })).toEqual({
      next: begin().next,
      failures: 1,
      refusals: 0,
      wait: true,
    });
    expect(after(begin(), { answer: "list-failed", failure: "expired" }).next).toEqual({
      ...begin().next,
      resourceVersion: "",
      paged: false,
    });
  });
});

/** What a server would do, as numbers that fast-check draws: each step takes what it needs. */
interface Turn {
  readonly writes: readonly (readonly [key: number, put: boolean])[];
  readonly compact: boolean;
  readonly deliver: number;
  readonly mark: boolean;
  readonly stale: number;
  readonly failure: Failure | "none";
}

/** A versioned history of writes, as an API server keeps it. */
function server() {
  const history: { readonly key: string; readonly put: boolean }[] = [];
  let floor = 0;
  const object = (key: string, version: number): JsonObject => ({
    metadata: { name: key, resourceVersion: String(version) },
  });
  const stateAt = (version: number) => {
    const state = new Map<string, JsonObject>();
    history.slice(0, version).forEach(({ key, put }, index) => {
      if (put) state.set(key, object(key, index + 1));
      else state.delete(key);
    });
    return state;
  };
  return {
    head: () => history.length,
    floor: () => floor,
    stateAt,
    write: (key: string, put: boolean) => void history.push({ key, put }),
    compact: () => {
      floor = history.length;
    },
    events: (from: number): WatchEvent[] =>
      history
        .slice(from)
        .map(({ key, put }, index) => ({ type: put ? "MODIFIED" : "DELETED", object: object(key, from + index + 1) })),
  };
}

/** Carries out one step against the server as the reflector does, with the faults of the turn. */
function play(state: Reflection, truth: ReturnType<typeof server>, held: ReturnType<typeof store>, turn: Turn): Answer {
  const { next } = state;
  const failure = turn.failure === "none" ? undefined : turn.failure;
  if (next.step === "list") {
    if (failure !== undefined) return { answer: "list-failed", failure };
    const oldest = truth.floor();
    const version = next.resourceVersion === "0" ? oldest + Math.min(turn.stale, truth.head() - oldest) : truth.head();
    held.replace([...truth.stateAt(version).values()]);
    return { answer: "listed", resourceVersion: String(version) };
  }
  const from = Number(next.resourceVersion);
  if (from < truth.floor()) {
    return { answer: "watched", resourceVersion: next.resourceVersion, heard: false, brief: true, failure: "expired" };
  }
  const pending = truth.events(from);
  const events = pending.slice(0, turn.deliver);
  const version = from + events.length;
  if (turn.mark && events.length > 0)
    events.push({ type: "BOOKMARK", object: { metadata: { resourceVersion: String(version) } } });
  let seen = next.resourceVersion;
  for (const event of events) {
    const change = changeOf(event);
    if (change.change === "fail") throw new Error(change.message);
    if (change.change === "put") held.put(change.object);
    if (change.change === "remove") held.remove(change.object);
    seen = change.resourceVersion;
  }
  const end = { answer: "watched", resourceVersion: seen, heard: events.length > 0, brief: true } as const;
  return failure === undefined ? end : { ...end, failure };
}

describe("in any order of writes, lists, watches and faults", () => {
  const turn: fc.Arbitrary<Turn> = fc.record({
    writes: fc.array(fc.tuple(fc.nat(4), fc.boolean()), { maxLength: 4 }),
    compact: fc.boolean(),
    deliver: fc.nat(5),
    mark: fc.boolean(),
    stale: fc.nat(5),
    failure: fc.constantFrom("none", "none", "none", "expired", "unreachable", "refused", "unparsable"),
  });
  const calm: Turn = { writes: [], compact: false, deliver: 1_000, mark: false, stale: 0, failure: "none" };

  test("the copy is always one state that the server had, never an older one again, and ends equal", () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 40 }), (turns) => {
        const truth = server();
        const held = store({ all: () => ["all"] });
        let state = begin();
        let version = -1;
        for (const next of [...turns, calm, calm, calm, calm]) {
          for (const [key, put] of next.writes) truth.write(`k${key}`, put);
          if (next.compact) truth.compact();
          const answer = play(state, truth, held, next);
          if (answer.answer !== "list-failed") {
            expect(Number(answer.resourceVersion)).toBeGreaterThanOrEqual(version);
            version = Number(answer.resourceVersion);
            const sorted = [...truth.stateAt(version)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object);
            expect(held.byIndex("all", "all")).toEqual(sorted);
          }
          state = after(state, answer);
        }
        expect(version).toBe(truth.head());
      }),
      { numRuns: 500 },
    );
  });
});
