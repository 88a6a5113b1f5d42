import { expect, test } from "vitest";
import type { Io } from "../io.ts";
import { fileObjects } from "./objects.ts";

const read = (text: string) => {
  const io: Io = {
    out: () => undefined,
    err: () => undefined,
    stdin: async () => Buffer.from(text),
    input: async function* () {},
    cwd: ".",
    env: {},
    color: false,
    signal: new AbortController().signal,
  };
  return fileObjects(["-"], io);
};

test("objects come in order, lists expanded", async () => {
  const list = "kind: List\napiVersion: v1\nitems: [{apiVersion: v1, kind: A, metadata: {name: b, namespace: ns}}]";
  expect(await read(`apiVersion: v1\nkind: A\nmetadata: {name: a}\n---\n${list}`)).toMatchObject([
    { name: "a", namespace: "", at: "-:1" },
    { name: "b", namespace: "ns", at: "-:7" },
  ]);
});

test.each([
  ["a: [", "file/unparsable", "-:1:4: "],
  ["a: 1", "file/not-an-object", "-:1: apiVersion and kind are needed"],
  ["apiVersion: v1\nkind: A", "file/not-an-object", "-:1: metadata.name is needed"],
  ["", "file/not-an-object", "there is no object in -"],
])("%j sends nothing", async (text, code, message) => {
  await expect(read(text)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
});
