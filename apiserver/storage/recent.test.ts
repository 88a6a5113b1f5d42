import { expect, test } from "vitest";
import { Recent } from "./recent.ts";

test("what is read lately is parsed once, and what is not is forgotten", () => {
  const recent = new Recent<{ readonly name: string }>(100);
  let parsed = 0;
  const read = (key: { readonly name: string }, size = 60) =>
    recent.get(key, size, () => {
      parsed++;
      return { name: key.name };
    });
  const [a, b, c] = [{ name: "a" }, { name: "b" }, { name: "c" }];
  expect(read(a)).toBe(read(a));
  expect(parsed).toBe(1);
  read(b);
  read(a);
  expect(parsed).toBe(2);
  read(b);
  read(c);
  read(c);
  expect(parsed).toBe(3);
  read(a);
  recent.drop(a);
  read(a);
  expect(parsed).toBeGreaterThan(3);
});
