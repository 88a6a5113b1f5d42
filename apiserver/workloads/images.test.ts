import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parseImages, readImages } from "./images.ts";

const folder = resolve("somewhere");
const images = (text: string) => parseImages(text, join(folder, "images.yaml"));

test("reads commands and scripts, from where the file stands", () => {
  const read = images(
    "images: {a: {command: [./x, y]}, b: {command: [sh], anyCommand: true}, c: {node: ./s.mjs, network: true}}",
  );
  expect(read.get("a")).toEqual({ command: [join(folder, "x"), "y"], anyCommand: false });
  expect(read.get("b")).toEqual({ command: ["sh"], anyCommand: true });
  expect(read.get("c")).toEqual({
    command: [],
    anyCommand: false,
    script: { file: join(folder, "s.mjs"), network: true },
  });
});

test("says what is wrong with a file", () => {
  expect(() => images("nothing: {}")).toThrow('it has no map "images"');
  expect(() => images("images: {a: 7}")).toThrow("images.a: it is no map");
  expect(() => images("images: {a: {command: [1]}}")).toThrow('images.a: it needs "command"');
  expect(() => images("a: [")).toThrow("is no YAML");
  expect(() => readImages(join(folder, "none"))).toThrow("cannot be read");
});
