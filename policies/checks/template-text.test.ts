import { formatPath } from "@bubustack/api/path";
import { expect, test } from "vitest";
import { engram } from "../examples/objects.ts";
import { engramFacts } from "../facts/engram.ts";
import type { Found } from "../finding.ts";
import { strangers, unreadable, unstable } from "./template-text.ts";

const sites = (text: string) => engramFacts(engram({ with: { text } }) as never).templates;
const lines = (found: readonly Found[]) =>
  found.map(({ path, message, fix }) => `${formatPath(path)}: ${message}; ${fix}`);

test("what cannot be read is told with its place in the text", () => {
  const [line] = lines(unreadable(sites("one\n{{ uper `a` }}")));
  expect(line).toContain("spec.with.text: ");
  expect(line).toContain("(line 2, column 4)");
});

test("a root is told once, with the roots that there are", () => {
  expect(lines(strangers(sites("{{ .city }}{{ .city.name }}{{ inputs.x }}")))).toEqual([
    'spec.with.text: "city" is not known here: the field is evaluated as part of the steps that run the Engram; read inputs, steps, packet',
  ]);
  expect(lines(strangers(sites("{{ .input.x }}")))[0]).toContain('did you mean "inputs"?');
});

test("functions that answer differently each time are told where that matters, each once", () => {
  const cache = (key: string) => engramFacts(engram({ overrides: { cache: { key } } }) as never).templates;
  expect(lines(unstable(cache("{{ now }}{{ now }}{{ inputs.x }}")))).toEqual([
    'spec.overrides.cache.key: "now" answers differently each time, and the field is evaluated when the cache is looked up; pass the value as an input',
  ]);
  expect(unstable(sites("{{ now }}"))).toEqual([]);
});
