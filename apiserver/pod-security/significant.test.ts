import { expect, test } from "vitest";
import { isSignificant } from "./significant.ts";

const pod = (spec: object) => ({ spec: { ...spec } });
const one = (image: string, more = {}) => ({ name: "a", image, ...more });

test("images and numbers of containers count, and nothing else", () => {
  const old = pod({ containers: [one("i")], initContainers: [one("j")] });
  expect(isSignificant(old, old)).toBe(false);
  expect(isSignificant({ ...old, metadata: { labels: { a: "b" } } }, old)).toBe(false);
  expect(isSignificant(pod({ containers: [one("k")], initContainers: [one("j")] }), old)).toBe(true);
  expect(isSignificant(pod({ containers: [one("i")], initContainers: [one("k")] }), old)).toBe(true);
  expect(isSignificant(pod({ containers: [one("i"), one("i")], initContainers: [one("j")] }), old)).toBe(true);
});

test("a new container for debugging counts, or another image of one", () => {
  const old = pod({ ephemeralContainers: [one("i")] });
  expect(isSignificant(pod({ ephemeralContainers: [one("i", { tty: true })] }), old)).toBe(false);
  expect(isSignificant(pod({ ephemeralContainers: [one("k")] }), old)).toBe(true);
  expect(isSignificant(pod({ ephemeralContainers: [one("i"), { name: "b", image: "i" }] }), old)).toBe(true);
});
