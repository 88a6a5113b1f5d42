import fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf } from "./stream.ts";

async function lines(parts: readonly Uint8Array[], longest?: number): Promise<readonly (string | undefined)[]> {
  const found: (string | undefined)[] = [];
  async function* stream() {
    yield* parts;
  }
  for await (const line of linesOf(stream(), longest)) found.push(line);
  return found;
}

test("lines are the same however they arrive", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.stringMatching(/^[a-zäß€]{0,5}$/), { minLength: 1 }),
      fc.array(fc.nat(40)),
      async (all, cuts) => {
        const bytes = Buffer.from(all.map((line) => `${line}\n`).join(""));
        const parts: Uint8Array[] = [];
        let start = 0;
        for (const cut of cuts.toSorted((a, b) => a - b)) {
          if (cut < start || cut > bytes.length) continue;
          parts.push(bytes.subarray(start, cut));
          start = cut;
        }
        parts.push(bytes.subarray(start));
        expect(await lines(parts)).toEqual(all);
      },
    ),
  );
});

test("the last line needs no end", async () => {
  expect(await lines([Buffer.from("a\nb")])).toEqual(["a", "b"]);
  expect(await lines([])).toEqual([]);
});

test("a line that is too long is left out, and what follows is not", async () => {
  const parts = ["ab", "cdef", "gh\nok\n", "long again"].map((text) => Buffer.from(text));
  expect(await lines(parts, 5)).toEqual([undefined, "ok", undefined]);
});
