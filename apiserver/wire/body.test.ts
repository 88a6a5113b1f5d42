import { expect, test } from "vitest";
import { parseBody, parseJson } from "./body.ts";
import type { Call } from "./call.ts";

const call = (contentType: string, body: string | Buffer) =>
  ({ contentType, body: Buffer.from(body) }) as unknown as Call;

test("parses JSON of the media types that are accepted", () => {
  expect(parseBody(call("application/json", '{"a":1}')).value).toEqual({ a: 1 });
  expect(parseBody(call("", "[]")).value).toEqual([]);
  expect(() => parseBody(call("text/plain", "a: 1"))).toThrow(
    "accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf",
  );
});

test.each(["", "{", '{"a":NaN}', "{'a':1}", "\u0000"])("%j is refused", (text) => {
  expect(() => parseJson(Buffer.from(text))).toThrow(/could not be parsed as JSON/);
});

test("depth is bounded, __proto__ is a field like others", () => {
  expect(() => parseJson(Buffer.from("[".repeat(5000) + "]".repeat(5000)))).toThrow(/nesting depth/);
  expect(Object.keys(parseJson(Buffer.from('{"__proto__":{"x":1}}')).value as object)).toEqual(["__proto__"]);
});

test("protobuf of unknown kinds and broken protobuf are refused", () => {
  expect(() => parseBody(call("application/vnd.kubernetes.protobuf", "nonsense"))).toThrow(
    /protobuf: the magic number/,
  );
  expect(() => parseBody(call("application/vnd.kubernetes.protobuf", Buffer.from("k8s\0", "latin1")))).toThrow(
    /unknown format/,
  );
});
