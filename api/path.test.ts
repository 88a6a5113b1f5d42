import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatPath, pointer } from "./path.ts";
import { printable } from "./printable.ts";

const path = fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.nat()));

describe("formatPath", () => {
  test.each([
    [[], ""],
    [["spec"], "spec"],
    [["spec", "steps", 0, "name"], "spec.steps[0].name"],
    [["metadata", "labels", "app.kubernetes.io/name"], "metadata.labels[app.kubernetes.io/name]"],
    [["spec", "with", ""], "spec.with[]"],
    [["spec", "with", "$bubuStorageRef"], "spec.with.$bubuStorageRef"],
    [["spec", "with", "1"], "spec.with[1]"],
    [["a b"], "[a b]"],
    [["spec", "x".repeat(200)], `spec.${"x".repeat(200)}`],
    [["spec", " ".repeat(200)], `spec[${" ".repeat(99)}…]`],
    [["\ud800"], "[\\ud800]"],
    [["a\nb"], "[a\\u000ab]"],
  ])("%j is %s", (parts, text) => {
    expect(formatPath(parts)).toBe(text);
  });

  test("is total, and one printable line", () => {
    fc.assert(fc.property(path, (parts) => printable(formatPath(parts)) === formatPath(parts)));
  });
});

describe("pointer", () => {
  test.each([
    [[], ""],
    [["spec", "steps", 0], "/spec/steps/0"],
    [["a/b", "m~n", ""], "/a~1b/m~0n/"],
    [["~1"], "/~01"],
  ])("%j is %s", (parts, text) => {
    expect(pointer(parts)).toBe(text);
  });

  test("can be read back", () => {
    fc.assert(
      fc.property(path, (parts) => {
        const read = pointer(parts)
          .split("/")
          .slice(1)
          .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
        expect(read).toEqual(parts.map(String));
      }),
    );
  });
});
