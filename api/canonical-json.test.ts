import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, inputHash } from "./canonical-json.ts";
import type { Json } from "./json.ts";
import { isList, isObject } from "./json.ts";
import { digests } from "./testing/digests.ts";

// Answers of Go's encoding/json.
test.each([
  ["{}", "{}", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"],
  [
    '{"b":1,"a":[true,null,"x"]}',
    '{"a":[true,null,"x"],"b":1}',
    "54a65415ad370228851a1da4b31b6fd42dc58b19a50d35cae759325f7388ce64",
  ],
  [
    '{"html":"<a href=\\"x\\">&</a>","line":"\\u2028\\u2029\\u007f\\b\\f\\n\\t\\u0001"}',
    '{"html":"\\u003ca href=\\"x\\"\\u003e\\u0026\\u003c/a\\u003e","line":"\\u2028\\u2029\u007f\\b\\f\\n\\t\\u0001"}',
    "925702d9bc9126afba14f69a8c2de76635664ac6159b6720e51b74abd7d513c1",
  ],
  [
    '{"n":[1,1.0,-0,1e21,1e-7,123456789012345678901234567890,0.1,1.5e300,9007199254740993,100000000000000000000,0.000001]}',
    '{"n":[1,1,-0,1e+21,1e-7,1.2345678901234568e+29,0.1,1.5e+300,9007199254740992,100000000000000000000,0.000001]}',
    "d52e4628aa7ed71bc2e0e003e36c88e1fcd0b465e98f6e3960caac11cf2a1dbf",
  ],
  [
    '{"\\ud83d\\ude00":1,"\\uffee":2,"z":3,"é":4}',
    '{"z":3,"é":4,"\uffee":2,"\u{1f600}":1}',
    "0a04a9facf6484e89e341b8e972e0de804e1ccfaf99d2380f9e4816bf92cd604",
  ],
  ['{"lone":"\\ud800x"}', '{"lone":"\ufffdx"}', "085c38da6209a1c16a6a30ba55080e7e2c206c3527ffb5333841f43950232968"],
])("%s is written as %s", (text, written, hash) => {
  const value = JSON.parse(text) as Json;
  expect(canonicalJson(value)).toBe(written);
  expect(inputHash(digests, value)).toBe(hash);
});

test("absent inputs hash like an empty object", () => {
  expect(inputHash(digests, undefined)).toBe(inputHash(digests, {}));
});

test("the text reads as the value it was made of, and does not depend on the order of keys", () => {
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: "medium" }), (value) => {
      const given = JSON.parse(JSON.stringify(value)) as Json;
      const text = canonicalJson(given);
      expect(JSON.parse(text)).toEqual(given);
      expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
    }),
  );
});

test("values that are in order already, or nearly so, are written as all others are", () => {
  const key = fc.constantFrom("a", "b", "aa", "10", "9", "", "é", "<", "__proto__", "toJSON");
  const leaf = fc.constantFrom<Json>(
    0,
    -0,
    1e21,
    0.1,
    null,
    true,
    "plain",
    '"\\\n',
    "<",
    "&",
    "\u2028",
    "\ud800",
    "\u{1f600}",
    "é",
  );
  const { value } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof({ depthSize: "small" }, leaf, fc.array(tie("value")), fc.dictionary(key, tie("value"))),
  }));
  fc.assert(
    fc.property(value, (given) => {
      // In reverse order nothing is in order, unless there is one key alone.
      const reversed = (one: Json): Json => {
        if (isList(one)) return one.map(reversed);
        if (!isObject(one)) return one;
        return Object.fromEntries(
          Object.entries(one)
            .map(([name, field]) => [name, reversed(field ?? null)] as const)
            .reverse(),
        );
      };
      const text = canonicalJson(given);
      expect(canonicalJson(reversed(given))).toBe(text);
      expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
    }),
  );
});

test("depth does not exhaust the stack", () => {
  let deep: Json = [];
  for (let i = 0; i < 100_000; i++) deep = [deep];
  expect(canonicalJson(deep).length).toBe(200_002);
});

test("what is nested deep, and keys of any characters, are written like all else", () => {
  const odd = { b: { é: 1, z: 2, "<": [3] }, a: undefined, "": -0 };
  const inner = '{"":-0,"b":{"\\u003c":[3],"z":2,"é":1}}';
  let [value, text]: [Json, string] = [odd, inner];
  for (let level = 0; level < 200; level++) {
    value = level % 2 === 0 ? [value, null] : { b: value, a: "x\u2028" };
    text = level % 2 === 0 ? `[${text},null]` : `{"a":"x\\u2028","b":${text}}`;
  }
  expect(canonicalJson(odd)).toBe(inner);
  expect(canonicalJson(value)).toBe(text);
});
