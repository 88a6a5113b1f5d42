import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkpointText, parseCheckpoint } from "./checkpoint.ts";

/** The example of C2SP tlog-checkpoint. */
const example = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

test("the example of the specification is read and written the same", () => {
  const checkpoint = parseCheckpoint(example);
  expect(checkpoint).toMatchObject({ origin: "example.com/behind-the-sofa", size: 20_852_163 });
  expect(checkpoint && checkpointText(checkpoint)).toBe(example);
});

test("further lines are allowed", () => {
  expect(parseCheckpoint(`${example}more\n`)?.size).toBe(20_852_163);
});

describe("what is no checkpoint is refused", () => {
  test.each([
    "",
    "a\n1\n",
    example.slice(0, -1),
    example.replace("20852163", "020852163"),
    example.replace("20852163", "-1"),
    example.replace("20852163", "9007199254740993"),
    example.replace("q2I=", "q2J="),
    example.replace("CsUY", ""),
    `\n${example}`,
    `${example}\n`,
    `${example}\nmore\n`,
  ])("%j", (text) => expect(parseCheckpoint(text)).toBeUndefined());

  test("any text is answered", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const found = parseCheckpoint(text);
        if (found) expect(text.startsWith(checkpointText(found))).toBe(true);
      }),
    );
  });
});
