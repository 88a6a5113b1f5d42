import type { JsonObject } from "@bubustack/api/json";

/** What most cases are evaluated with. */
export const scope: JsonObject = {
  s: "hello world",
  u: "héllo 日本",
  e: "",
  pad: "  two  words ",
  lines: "one\ntwo\n",
  html: `<a href='x'>&"é`,
  json: '{"a":[1,2.5,"x"],"b":null}',
  n: 3,
  zero: 0,
  f: 1.5,
  neg: -2.75,
  big: 1234567,
  huge: 1e21,
  tiny: 0.000001234,
  t: true,
  no: false,
  nil: null,
  l: [1, 2, 3],
  words: ["b", "a", "c", "a"],
  mixed: [1, "a", null, true, 1.5, [2], { k: "v" }],
  none: [],
  m: { b: 2, a: "x", c: { d: [10, 20], "e-f": "dash" } },
  em: {},
  users: [
    { name: "ann", age: 30, tags: ["x", "y"] },
    { name: "bob", age: 25, tags: [] },
  ],
  inputs: { city: "Kyiv", count: 2, nested: { deep: { er: "value" } }, list: ["p", "q"] },
  steps: { fetch: { output: { body: "text", code: 200 } }, "with-dash": { output: { x: 1 } } },
};
