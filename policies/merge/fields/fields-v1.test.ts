import fc from "fast-check";
import { expect, test } from "vitest";
import { placeText, readFields, writeFields } from "./fields-v1.ts";

const value = {
  "f:metadata": { "f:labels": { ".": {}, "f:app": {} } },
  "f:spec": { "f:parts": { 'k:{"name":"a"}': { ".": {}, "f:n": {} } }, "f:tags": { 'v:"x"': {} } },
};

test("what was read is written again", () => {
  const set = readFields(value);
  expect(set && writeFields(set)).toEqual(value);
  expect(readFields({})).toMatchObject({ own: false });
});

test.each([null, [], "x", { spec: {} }, { "f:a": [] }, { "f:a": { x: {} } }])("%j is no set", (given) => {
  expect(readFields(given)).toBeUndefined();
});

test("any JSON is a set or none, and what is one stays one", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (given) => {
      const set = readFields(given as Parameters<typeof readFields>[0]);
      if (set !== undefined) expect(readFields(writeFields(set))).toEqual(set);
    }),
  );
});

test("places in words", () => {
  expect(placeText(["f:spec", "f:parts", 'k:{"name":"a","port":80}', "f:n"])).toBe('.spec.parts[name="a",port=80].n');
  expect(placeText(["f:finalizers", 'v:"x"'])).toBe('.finalizers[="x"]');
  expect(placeText(["i:0", "k:nonsense"])).toBe("[0][nonsense]");
});
