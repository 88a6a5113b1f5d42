import { expect, test } from "vitest";
import { celSizes } from "./cel-size.ts";

test("the CEL package is under 60 KB minified and gzipped, without its engine of regular expressions", async () => {
  const sizes = await celSizes();
  const [all, kubernetes, bare, door] = sizes.map(({ bytes }) => bytes);
  expect(all).toBeLessThan(60_000);
  // Who does not take the libraries does not load them.
  expect(kubernetes).toBeLessThan(all ?? 0);
  expect(bare).toBeLessThan(kubernetes ?? 0);
  // What messages of protobuf need is a small part beside them.
  expect(door).toBeLessThan(bare ?? 0);
});
