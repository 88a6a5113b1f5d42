import { expect, test } from "vitest";
import { celSizes } from "./cel-size.ts";

test("the CEL package is under 60 KB minified and gzipped, without its engine of regular expressions", async () => {
  const { language, rules, kubernetes, bare, protobuf } = await celSizes();
  expect(language.bytes).toBeLessThan(60_000);
  // The rules of definitions, and messages of protobuf, are small parts beside it, for those who load them.
  expect(rules.bytes - language.bytes).toBeLessThan(6_000);
  expect(protobuf.bytes).toBeLessThan(10_000);
  // Who does not take the libraries does not load them.
  expect(kubernetes.bytes).toBeLessThan(48_000);
  expect(bare.bytes).toBeLessThan(33_000);
});
