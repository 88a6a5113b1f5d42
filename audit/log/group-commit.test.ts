import { describe, expect, test } from "vitest";
import { GroupCommit, windowOf } from "./group-commit.ts";

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const bytes = (value: string) => Buffer.from(value);

/** A writer that is held up until a test lets it go. */
function held() {
  const batches: string[][] = [];
  const waiting: { readonly go: () => void; readonly fail: (error: Error) => void }[] = [];
  const commit = new GroupCommit<string>(async (records) => {
    batches.push(records.map(text));
    await new Promise<void>((resolve, reject) => waiting.push({ go: resolve, fail: reject }));
    return records.map((record) => `receipt of ${text(record)}`);
  });
  const next = async () => {
    await expect.poll(() => waiting.length).toBeGreaterThan(0);
    return waiting.shift();
  };
  return { batches, commit, next };
}

describe("records are written in batches", () => {
  test("one that comes alone goes at once; what comes meanwhile goes together", async () => {
    const { batches, commit, next } = held();
    const first = commit.add(bytes("a"));
    const write = await next();
    const others = [commit.add(bytes("b")), commit.add(bytes("c"))];
    expect(commit.waiting).toBe(2);
    write?.go();
    expect(await first).toBe("receipt of a");
    (await next())?.go();
    expect(await Promise.all(others)).toEqual(["receipt of b", "receipt of c"]);
    expect(batches).toEqual([["a"], ["b", "c"]]);
  });

  test("those of one turn go together", async () => {
    const { batches, commit, next } = held();
    const all = [commit.add(bytes("a")), commit.add(bytes("b"))];
    (await next())?.go();
    await Promise.all(all);
    await commit.idle();
    expect(batches).toEqual([["a", "b"]]);
  });

  test("a batch that fails fails for each of its records, and the next goes on", async () => {
    const { commit, next } = held();
    const lost = [commit.add(bytes("a")), commit.add(bytes("b"))];
    const settled = Promise.allSettled(lost);
    (await next())?.fail(new Error("EIO"));
    expect((await settled).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    const after = commit.add(bytes("c"));
    (await next())?.go();
    expect(await after).toBe("receipt of c");
  });

  test("no batch has more than 1,024 records or half a mebibyte", async () => {
    const sizes: number[] = [];
    const commit = new GroupCommit<true>(async (records) => {
      sizes.push(records.length);
      return records.map(() => true);
    });
    await Promise.all(Array.from({ length: 2_500 }, () => commit.add(bytes("x"))));
    await Promise.all(Array.from({ length: 20 }, () => commit.add(new Uint8Array(60_000))));
    expect(sizes).toEqual([1_024, 1_024, 452, 8, 8, 4]);
  });
});

test("the window is none for who comes alone, and at most two milliseconds", () => {
  expect([0, 1, 1.5, 1.6, 8].map(windowOf)).toEqual([1.5, 1.5, 1.5, 0, 0]);
});
