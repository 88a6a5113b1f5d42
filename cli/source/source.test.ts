import { expect, test } from "vitest";
import { maxFileBytes, readSource } from "./source.ts";

const first = (name: string, bytes: Uint8Array | string) => {
  const { documents } = readSource(name, Buffer.from(bytes));
  return documents[0]?.problems[0]?.message ?? documents.length;
};

test("text that starts like JSON may still be YAML, unless the file says JSON", () => {
  expect(first("a.yaml", "{a: 1}")).toBe(1);
  expect(first("a.json", "{a: 1}")).toBe('expected a key in double quotes, found "a"');
  expect(first("-", '{"a": 1} {"b": 2}')).toBe(2);
});

test("a byte order mark is dropped; other encodings, control characters and huge files are named", () => {
  expect(first("a.yaml", "\ufeffa: 1")).toBe(1);
  expect(first("a.yaml", Buffer.from("a: b", "utf16le"))).toBe("control character U+0000: not a text file");
  expect(first("a.yaml", Uint8Array.from([0xff, 0xfe]))).toBe("the file is not UTF-8 text");
  expect(first("a.yaml", new Uint8Array(maxFileBytes + 1))).toBe("the file is larger than 16 MiB");
});
