import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/policies/testing/host";
import { describe, expect, test } from "vitest";
import type { Fetch } from "./fetch-needs.ts";
import type { JudgeTools } from "./judge-loop.ts";
import { judgeLoop } from "./judge-loop.ts";
import type { Judge } from "./ports.ts";
import { verdict } from "./testing/reviews.ts";

const review = { operation: "CREATE", kind: "Story", namespace: "default", name: "a" } as const;
const ask = (name: string) => ({ verb: "get", kind: "Engram", namespace: "default", name }) as const;
const absent: Fetch = (needs) => needs.map(({ ask }) => [JSON.stringify(ask), { state: "absent", confirmed: true }]);

const loop = (judge: Judge, more: Partial<JudgeTools> = {}) =>
  judgeLoop(review, { judge, settings: defaultSettings, host, fetch: absent, leftMs: () => 1_000, ...more });

const code = (outcome: Awaited<ReturnType<typeof judgeLoop>>) =>
  "refusal" in outcome ? outcome.refusal.code : "verdict";

describe("judge loop", () => {
  test("a verdict ends it", async () => {
    const given = verdict();
    expect(await loop(() => ({ verdict: given }))).toEqual({ verdict: given });
  });

  test("answers reach the kernel in the next round", async () => {
    const sizes: number[] = [];
    const outcome = await loop((_, { answers }) => {
      const size = ["e0", "e1"].filter((name) => answers.get(JSON.stringify(ask(name)), ask(name))).length;
      sizes.push(size);
      if (size < 2) return { needs: [{ ask: ask(`e${size}`), confirm: false }] };
      return { verdict: verdict() };
    });
    expect([code(outcome), sizes]).toEqual(["verdict", [0, 1, 2]]);
  });

  test("what is at hand takes no round, and is looked up once", async () => {
    const looked: string[] = [];
    const atHand: JudgeTools["atHand"] = (one) => {
      looked.push(JSON.stringify(one));
      return { state: "absent", confirmed: false };
    };
    const outcome = await loop(
      (_, { answers }) => {
        const [first, second] = [answers.get("key", ask("e0")), answers.get("key", ask("e0"))];
        expect(first).toBe(second);
        return { verdict: verdict() };
      },
      { atHand },
    );
    expect([code(outcome), looked.length]).toEqual(["verdict", 1]);
  });

  test("three rounds of asking are enough", async () => {
    let calls = 0;
    const outcome = await loop(() => ({ needs: [{ ask: ask(`e${calls++}`), confirm: false }] }));
    expect([code(outcome), calls]).toEqual(["lookup/failed", 4]);
  });

  test("confirmations have rounds of their own, and these end too", async () => {
    let calls = 0;
    const outcome = await loop(() => ({ needs: [{ ask: ask("e"), confirm: calls++ > 0 }] }));
    expect([code(outcome), calls]).toEqual(["lookup/failed", 6]);
  });

  test("no time left means not judged", async () => {
    let left = 1;
    const judge: Judge = () => ({ needs: [{ ask: ask("e"), confirm: false }] });
    expect(code(await loop(judge, { leftMs: () => left-- }))).toBe("review/deadline");
    expect(code(await loop(() => ({ verdict: verdict() }), { leftMs: () => 0 }))).toBe("review/deadline");
  });

  test("a kernel that throws denies", async () => {
    const outcome = await loop(() => {
      throw new Error("secret detail");
    });
    expect(code(outcome)).toBe("rule/failed");
    expect(JSON.stringify(outcome)).not.toContain("secret detail");
  });
});
