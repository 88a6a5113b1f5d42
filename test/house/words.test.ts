import { describe, expect, test } from "vitest";
import { files, read } from "./repository.ts";

const written = /\.(ts|js|mjs|json|md|ya?ml|sh|txt)$|(^|\/)(run|LICENSE|\.npmrc|\.gitignore|\.gitattributes)$/;
const texts = files().filter(
  (path) => written.test(path) && path !== "package-lock.json" && path !== "test/house/words.test.ts",
);

/** Words that promise something instead of being it, and traces of one machine. */
const forbidden: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/\b(TODO|FIXME|XXX|HACK)\b/, "an open end"],
  [/\bfor now\b|\bnot (yet )?implemented\b|\bcoming soon\b/i, "an open end"],
  [/@ts-(ignore|nocheck|expect-error)/, "a check switched off"],
  [/(^|[\s"'`(=])\/(work|root|Users|mnt)\//m, "a path of one machine"],
  [/\b[A-Z]:\\\\?Users\\/, "a path of one machine"],
  [/\/home\/(?!node\b|user\b)\w+\//, "a path of one machine"],
];

/** What is forbidden in a text, by line. */
function wordsIn(text: string): readonly string[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      forbidden
        .filter(([pattern]) => pattern.test(line))
        .map(([, why]) => `${index + 1}: ${why}: ${line.trim().slice(0, 80)}`),
    );
}

describe("what is written", () => {
  test("says what is, leaves nothing open and names no machine", () => {
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.flatMap((path) => wordsIn(read(path)).map((word) => `${path}:${word}`))).toEqual([]);
  });

  test("switches a lint rule off only with a reason", () => {
    const bare = texts.flatMap((path) =>
      read(path)
        .split("\n")
        .filter((line) => line.includes("biome-ignore") && !/biome-ignore(-\w+)? [\w/]+: .{10,}/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(bare).toEqual([]);
  });
});

test.each([
  ["// TODO later", "an open end"],
  ["this is not implemented", "an open end"],
  ["// @ts-ignore", "a check switched off"],
  ['"/root/x"', "a path of one machine"],
])("%s is %s", (line, why) => {
  expect(wordsIn(line)).toEqual([`1: ${why}: ${line}`]);
});
