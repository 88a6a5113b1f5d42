import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bubu } from "../testing/io.ts";

let cwd = "";
const crd = `kind: CustomResourceDefinition
spec:
  versions:
  - name: v1
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec: {type: object, properties: {ratio: {type: number}, name: {type: string}}}
`;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "bubu-cel-"));
  writeFileSync(join(cwd, "crd.yaml"), crd);
  writeFileSync(join(cwd, "list.json"), '{"type": "array", "items": {"type": "string", "format": "duration"}}');
  writeFileSync(join(cwd, "broken.yaml"), "a: [");
  writeFileSync(join(cwd, "other.yaml"), "kind: Pod");
});
afterAll(() => rmSync(cwd, { recursive: true }));

const evaluate = (flags: readonly string[], source: string, variables: string) =>
  bubu(["cel", "eval", ...flags, "--vars", "-", source], { cwd, stdin: variables });

test("a definition types self", async () => {
  const self = '{"self": {"spec": {"ratio": 2, "name": "x"}}}';
  expect((await evaluate(["--schema", "crd.yaml"], "self.spec.ratio / 4.0", self)).out).toBe("0.5\n");
  const { code, err } = await evaluate(["--schema", "crd.yaml"], "self.spec.nam", self);
  expect(code).toBe(1);
  expect(err).toBe(
    "ERROR: <input>:1:10: undefined field 'nam'\n | self.spec.nam\n | .........^\nhint: did you mean name?\n",
  );
});

test("a schema types a variable by name, beside types and what has neither", async () => {
  const flags = ["--schema", "waits=list.json", "--types", "most=duration"];
  const variables = '{"waits": ["1m", "1 hour"], "most": "1h", "free": 1}';
  expect((await evaluate(flags, "waits.all(w, w <= most) && free == 1", variables)).out).toBe("true\n");
  const lines = await bubu(["cel", "eval", "--jsonl", ...flags], {
    cwd,
    stdin: `{"expression": "waits[0] + most", "variables": ${variables}}`,
  });
  expect(lines.out).toBe('{"value":"3660s","type":"duration","cost":4}\n');
});

test.each([
  ["none.yaml", "cannot read none.yaml"],
  ["broken.yaml", "broken.yaml"],
  ["other.yaml", "other.yaml holds no CustomResourceDefinition with a schema, and no schema"],
])("%s is refused", async (file, message) => {
  const { code, err } = await evaluate(["--schema", file], "1", "{}");
  expect(code).toBe(2);
  expect(err).toContain(message);
});
