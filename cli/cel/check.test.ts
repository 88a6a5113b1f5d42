import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bubu } from "../testing/io.ts";

let cwd = "";
const crd = (rules: string) => `kind: CustomResourceDefinition
metadata: {name: widgets.example.com}
spec:
  versions:
  - name: v1
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            properties:
              names:
                type: array
                maxItems: 10
                items:
                  type: string
                  maxLength: 20
${rules}
`;
const rule = (text: string) => `                  x-kubernetes-validations:\n                  - rule: ${text}`;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "bubu-check-"));
  writeFileSync(join(cwd, "good.yaml"), crd(rule("self.startsWith('a')")));
  writeFileSync(join(cwd, "bad.yaml"), crd(rule("self.startWith('a')")));
  writeFileSync(
    join(cwd, "dear.yaml"),
    crd(rule("self.matches(self + self)")).replace("maxLength: 20", "maxLength: 9000"),
  );
  writeFileSync(join(cwd, "none.yaml"), "kind: Pod");
});
afterAll(() => rmSync(cwd, { recursive: true }));

const check = (...argv: readonly string[]) => bubu(["cel", "check", ...argv], { cwd });

test("every rule of a definition is listed with its type, cost and limit", async () => {
  expect(await check("--schema", "good.yaml")).toEqual({
    code: 0,
    err: "",
    out: `good.yaml: widgets.example.com v1: 1 rule, 0 errors, costs at most 20 of 100000000
  .properties[spec].properties[names].items.x-kubernetes-validations[0]: bool, costs at most 20 (2 each time) of 10000000
    self.startsWith('a')
`,
  });
});

test("what is wrong is shown where, with what could have been meant", async () => {
  const { code, out } = await check("--schema", "bad.yaml");
  expect(code).toBe(1);
  expect(out).toContain("1 error");
  expect(out).toContain(
    "x-kubernetes-validations[0].rule: compilation failed: ERROR: <input>:1:15: undeclared reference",
  );
  expect(out).toContain("     | self.startWith('a')\n     | ..............^\n");
  expect((await check("--schema", "dear.yaml")).out).toContain("estimated rule cost exceeds budget by factor of");
});

test("programs get the same", async () => {
  const good = JSON.parse((await check("--schema", "good.yaml", "-o", "json")).out);
  expect(good.versions[0]).toMatchObject({
    definition: "widgets.example.com",
    version: "v1",
    rules: [{ rule: "self.startsWith('a')", type: "bool", cost: "2", total: "20", limit: "10000000" }],
    errors: [],
  });
  const bad = JSON.parse((await check("--schema", "bad.yaml", "-o", "json")).out);
  expect(bad.versions[0].errors).toHaveLength(1);
});

test("an expression is checked by the types of its variables", async () => {
  const own = ["--schema", "good.yaml"];
  expect(await check(...own, "self.spec.names.all(n, n.contains('a'))")).toMatchObject({
    code: 0,
    out: "type: bool\ncost: 4 to 124 of 10000000\n",
  });
  expect((await check(...own, "self.spec.names.all(n, self.spec.names.all(m, n.matches(m)))")).code).toBe(0);
  expect((await check("x.matches(x)")).code).toBe(1);
  expect((await check("--types", "x=string", "x.matches(x)")).out).toContain(", above 10000000\n");
  const { code, err } = await check(...own, "self.spec.name");
  expect([code, err]).toEqual([
    1,
    "ERROR: <input>:1:10: undefined field 'name'\n | self.spec.name\n | .........^\nhint: did you mean names?\n",
  ]);
  expect(JSON.parse((await check(...own, "-o", "json", "self.spec.name")).out)).toEqual({
    errors: [{ message: "undefined field 'name'", position: { line: 1, column: 10 }, hint: "did you mean names?" }],
  });
  expect(JSON.parse((await check("-o", "json", "1 + 2")).out)).toEqual({
    type: "int",
    cost: { min: "1", max: "1" },
    limit: "10000000",
  });
});

test.each([
  [[], "there is nothing to check"],
  [["--schema", "none.yaml"], "none.yaml holds no CustomResourceDefinition"],
  [["--schema", "absent.yaml"], "cannot read absent.yaml"],
])("%j is refused", async (argv, message) => {
  const { code, err } = await check(...argv);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
