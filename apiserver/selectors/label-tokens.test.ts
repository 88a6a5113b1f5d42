import { expect, test } from "vitest";
import { labelTokens } from "./label-tokens.ts";

const texts = (text: string) => labelTokens(text).map((token) => token.text);

test("words and signs stand by themselves", () => {
  expect(texts(" a in(b, c),!d,e>=1,f!=2 ")).toEqual([
    ...["a", "in", "(", "b", ",", "c", ")", ",", "!", "d", ",", "e", ">", "=", "1", ",", "f", "!=", "2", ""],
  ]);
  expect(labelTokens("")).toEqual([{ type: "end", text: "" }]);
});

test("a long text is read in one pass", () => expect(labelTokens("a,".repeat(200_000)).length).toBe(400_001));
