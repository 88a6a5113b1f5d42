import { expect, test } from "vitest";
import { parseApply } from "./apply-body.ts";

const parse = (text: string) => parseApply({ body: Buffer.from(text) });

test("takes JSON and YAML", async () => {
  expect(await parse('{"a": 1, "a": 2}')).toEqual({ value: { a: 2 }, duplicates: [["a"]] });
  expect((await parse("a: 1\nb: [x, 'y']\n")).value).toEqual({ a: 1, b: ["x", "y"] });
  expect((await parse("")).value).toBeNull();
});

test.each(["{", "a: [", "a: 1\na: 2", `a: &a [${"x,".repeat(20)}]\n${"b: [*a]\n".repeat(2)}`])(
  "refuses %j",
  async (text) => {
    await expect(parse(text)).rejects.toMatchObject({ status: { code: 400 } });
  },
);

test("a bomb of aliases is refused", async () => {
  const levels = Array.from(
    { length: 12 },
    (_, i) =>
      `l${i}: &l${i} [${Array(9)
        .fill(i === 0 ? "x" : `*l${i - 1}`)
        .join(", ")}]`,
  );
  await expect(parse(levels.join("\n"))).rejects.toMatchObject({ status: { code: 400 } });
});
