import { expect, test } from "vitest";
import { modules } from "./modules.ts";
import { read } from "./repository.ts";
import { isNode, nameOf, tree, walk } from "./tree.ts";

interface Skip {
  readonly file: string;
  /** The name of the test, or the condition where it has no fixed name. */
  readonly name: string;
  readonly reason: string;
}

const silent = new Set(["skip", "only", "todo", "skipIf", "runIf", "fails"]);
const runners = new Set(["test", "it", "describe", "suite", "bench"]);

/** Every call that keeps a test from running, as `file: test.skip`. */
function skipsIn(path: string, text: string): readonly { readonly file: string; readonly name: string }[] {
  const found = [];
  for (const [node] of walk(tree(path, text))) {
    if (node.type !== "CallExpression" || !isNode(node.callee) || !skips(node.callee)) continue;
    const [first]: readonly unknown[] = Array.isArray(node.arguments) ? node.arguments : [];
    found.push({ file: path, name: nameOf(first) ?? "(computed)" });
  }
  return found;
}

/** `test.skip`, `describe.skip.each`, but not `array.only`. */
function skips(callee: unknown): boolean {
  if (!isNode(callee) || callee.type !== "MemberExpression") return false;
  const object = callee.object;
  const runner = isNode(object) && object.type === "Identifier" && runners.has(nameOf(object) ?? "");
  return runner ? silent.has(nameOf(callee.property) ?? "") : skips(object);
}

test("every test that does not run is listed with its reason, and nothing else is", async () => {
  const tests = (await modules()).filter(({ path }) => path.endsWith(".test.ts"));
  const listed: readonly Skip[] = JSON.parse(read("test/house/skips.json"));
  expect(listed.filter(({ reason }) => reason.length < 10)).toEqual([]);
  const found = tests.flatMap(({ path, text }) => skipsIn(path, text));
  expect(found).toEqual(listed.map(({ file, name }) => ({ file, name })));
});

test("the check sees each way to skip", () => {
  const text = 'test.skip("a", f); describe.only("b", f); it.skip.each([1])("c", f); list.only("d"); "test.skip(1)";';
  expect(skipsIn("x.test.ts", text).map(({ name }) => name)).toEqual(["a", "b", "(computed)"]);
});
