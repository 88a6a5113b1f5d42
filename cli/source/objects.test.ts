import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { emptyIo } from "../testing/io.ts";
import { itemsOf, objectsIn, readObjects } from "./objects.ts";

const cwd = fileURLToPath(new URL("../..", import.meta.url));
const io = (stdin = "") => emptyIo({ cwd, stdin: async () => Buffer.from(stdin) });
const kinds = (objects: readonly { readonly kind?: unknown }[]) => objects.map(({ kind }) => kind);
const text = "kind: A\n---\n---\n- no object\n---\nkind: List\nitems: [{kind: B}, 5]\n";

test("documents that are objects are read, and those of lists", async () => {
  expect(kinds(await readObjects(io(text), "-"))).toEqual(["A", "List"]);
  expect(kinds(await objectsIn(io(text), ["-"]))).toEqual(["A", "B"]);
  expect(kinds(await objectsIn(io(), ["docs/examples/hello.yaml"]))).toContain("Story");
  expect(itemsOf({ kind: "List", items: 5 })).toEqual([{ kind: "List", items: 5 }]);
});

test("a file that cannot be read says where", async () => {
  const broken = io("kind: A\nspec: {a: 1, a: 2}\n");
  await expect(readObjects(broken, "-")).rejects.toThrow(/^-:2:\d+: .*a/);
  await expect(readObjects(io(), "gone.yaml")).rejects.toThrow("cannot read gone.yaml");
});
