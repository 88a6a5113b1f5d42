import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Input } from "../lint/lint.ts";
import { reportOf } from "../lint/lint.ts";
import { readSource } from "../source/source.ts";
import { judging } from "../testing/sample.ts";
import { fix } from "./fix.ts";

/** A file after fixing, what was said, and the rules that still speak. */
async function fixed(text: string, name = "a.yaml") {
  const inputs: Input[] = [{ source: readSource(name, Buffer.from(text)), named: true }];
  const { files, examination } = await fix(inputs, judging);
  const [file] = files;
  const rules = reportOf(examination).findings.map(({ rule }) => rule);
  return { text: file?.after.text ?? text, changes: file?.changes ?? [], rules };
}

const story = (spec: string) => `apiVersion: bubustack.io/v1alpha1\nkind: Story\nmetadata:\n  name: a\nspec:\n${spec}`;
const filled = "  pattern: batch\n";

describe("a file of the golden kind", () => {
  const given = readFileSync(new URL("broken.golden.yaml", import.meta.url), "utf8");
  const wanted = readFileSync(new URL("fixed.golden.yaml", import.meta.url), "utf8");

  test("keeps its comments, order and quotes, and changes in nothing else", async () => {
    expect((await fixed(given)).text).toBe(wanted);
  });

  test("is not changed a second time", async () => {
    expect(await fixed(wanted)).toMatchObject({ text: wanted, changes: [] });
  });
});

test("JSON stays JSON, in its own indentation", async () => {
  const spec = { steps: [{ name: "nap", type: "slep", with: { duration: "1 s" } }] };
  const object = { apiVersion: "bubustack.io/v1alpha1", kind: "Story", metadata: { name: "a" }, spec };
  for (const indent of [0, 2, 4]) {
    const { text } = await fixed(JSON.stringify(object, null, indent), "a.json");
    const step = { name: "nap", type: "sleep", with: { duration: "1s" } };
    const after = { ...object, spec: { steps: [step], pattern: "batch" } };
    expect(text).toBe(JSON.stringify(after, null, indent));
  }
});

test("flow style stays flow style", async () => {
  const { text } = await fixed(
    "{apiVersion: bubustack.io/v1alpha1, kind: Story, metadata: {name: a}, spec: {steps: [{name: end, type: stop}, {name: b, type: stop, needs: [end, end]}]}}\n",
  );
  expect(text).toBe(
    "{apiVersion: bubustack.io/v1alpha1, kind: Story, metadata: {name: a}, spec: {steps: [{name: end, type: stop}, {name: b, type: stop, needs: [end]}], pattern: batch}}\n",
  );
});

test("line breaks of Windows stay", async () => {
  const { text } = await fixed(story("  steps:\n    - name: end\n      type: stp\n").replaceAll("\n", "\r\n"));
  expect(text).toBe(story(`  steps:\n    - name: end\n      type: stop\n${filled}`).replaceAll("\n", "\r\n"));
});

test("a file that ends without a line break gets one before what is added", async () => {
  const { text } = await fixed(story("  steps: [{name: end, type: stop}]"));
  expect(text).toBe(story(`  steps: [{name: end, type: stop}]\n${filled}`));
});

test("an anchor that another place shares is not changed for one of them", async () => {
  const shared = story(
    "  steps:\n    - name: a\n      type: sleep\n      with: &w {duration: 1 s}\n    - name: b\n      type: condition\n      if: '{{ true }}'\n      with: *w\n",
  );
  const { text } = await fixed(shared);
  expect(text).toContain("with: &w {duration: 1 s}");
});

test("a name is corrected only where one alone is near", async () => {
  const steps = "  steps:\n    - {name: step-a, type: stop}\n    - {name: step-b, type: stop}\n";
  const one = await fixed(story(`${steps}    - {name: c, type: stop, needs: [step-x]}\n`));
  expect([one.changes, one.rules]).toEqual([[], ["story/needs-known"]]);
});

test("defaults wait until nothing refuses the object", async () => {
  const { text, rules } = await fixed(story("  steps: [{name: end, type: stop, needs: [nowhere-near]}]\n"));
  expect([text.includes("pattern"), rules]).toEqual([false, ["story/needs-known"]]);
});

test("a number that was written in another way is not turned into text", async () => {
  const { changes } = await fixed(story("  version: 0755\n  steps: [{name: end, type: stop}]\n"));
  expect(changes.filter((line) => line.includes("version"))).toEqual([]);
});

test("items of a List, and documents beside each other, are changed in their own places", async () => {
  const item =
    "apiVersion: bubustack.io/v1alpha1\n  kind: Story\n  metadata: {name: b}\n  spec: {steps: [{name: x, type: stp}], pattern: batch}\n";
  const list = `apiVersion: v1\nkind: List\nitems:\n- ${item}`;
  const { text } = await fixed(`# other\nkind: Pod\napiVersion: v1\n---\n${list}`);
  expect(text).toBe(`# other\nkind: Pod\napiVersion: v1\n---\n${list.replace("stp", "stop")}`);
});

test("whatever is fixed once is not changed again, and never breaks what could be read", async () => {
  const name = fc.constantFrom("a", "b", "fetch", "fecth", "nap");
  const step = fc.record(
    {
      name,
      type: fc.constantFrom("sleep", "slep", "stop", "gate", "wait", "nonsense"),
      needs: fc.array(name, { maxLength: 3 }),
      with: fc.record(
        { duration: fc.constantFrom("1s", "30 s", "2 Minutes", "x"), phase: fc.constantFrom("Failed", "Faild") },
        { requiredKeys: [] },
      ),
      allowFailure: fc.constantFrom<unknown>(true, "true", "maybe"),
      execution: fc.constantFrom({ serviceAccountName: "x" }, { serviceAccountName: "x", timeout: "5 m" }),
      "if ": fc.constant("x"),
    },
    { requiredKeys: ["name"] },
  );
  const spec = fc.record({
    steps: fc.array(step, { minLength: 1, maxLength: 4 }),
    pattern: fc.constantFrom("batch", "bach"),
  });
  const indent = fc.constantFrom(0, 2);
  await fc.assert(
    fc.asyncProperty(spec, indent, fc.boolean(), async (given, width, json) => {
      const object = { apiVersion: "bubustack.io/v1alpha1", kind: "Story", metadata: { name: "a" }, spec: given };
      const text = JSON.stringify(object, null, width);
      const file = json ? "a.json" : "a.yaml";
      const once = await fixed(text, file);
      expect(() => JSON.parse(once.text)).not.toThrow();
      const twice = await fixed(once.text, file);
      expect(twice.changes).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
