import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { store } from "./store.ts";

const made = (name: string, labels: readonly string[] = [], namespace = "n") => ({
  metadata: { namespace, name },
  labels,
});
const indexes = {
  label: (object: { readonly labels?: unknown }) => (Array.isArray(object.labels) ? object.labels.map(String) : []),
};
const names = (objects: readonly unknown[]) =>
  objects.map((object) => JSON.parse(JSON.stringify(object)).metadata.name);

describe("store", () => {
  test("finds by namespace and name; names cannot be taken for namespaces", () => {
    const held = store();
    held.put(made("b", [], "a"));
    expect(held.get("a", "b")).toEqual(made("b", [], "a"));
    expect([held.get("", "b"), held.get("", "a/b"), held.get("a/b", ""), held.get("__proto__", "x")]).toEqual(
      Array(4).fill(undefined),
    );
  });

  test("finds by index, sorted, and follows changes", () => {
    const held = store(indexes);
    for (const name of ["c", "a", "B"]) held.put(made(name, ["x", "x"]));
    expect(names(held.byIndex("label", "x"))).toEqual(["B", "a", "c"]);
    held.put(made("a", ["y"]));
    held.remove(made("c"));
    expect(names(held.byIndex("label", "x"))).toEqual(["B"]);
    expect(names(held.byIndex("label", "y"))).toEqual(["a"]);
    expect([held.byIndex("label", "z"), held.byIndex("label", "constructor")]).toEqual([[], []]);
  });

  test("an answer stays as it was when the store changes", () => {
    const held = store(indexes);
    held.put(made("a", ["x"]));
    const before = held.byIndex("label", "x");
    held.remove(made("a"));
    expect(names(before)).toEqual(["a"]);
  });

  test("an index must be declared, an object named", () => {
    expect(() => store().byIndex("label", "x")).toThrow('"label"');
    expect(() => store().put({})).toThrow("without a name");
  });

  test("an index function that fails changes nothing", () => {
    const held = store({
      bad(object) {
        if (object.bad === true) throw new Error("bad");
        return ["x"];
      },
    });
    held.put(made("a"));
    expect(() => held.put({ ...made("a"), bad: true })).toThrow("bad");
    expect([held.size(), names(held.byIndex("bad", "x"))]).toEqual([1, ["a"]]);
  });

  test("after any changes, indexes say what a walk over all objects says", () => {
    const name = fc.constantFrom("a", "b", "c", "d");
    const object = fc
      .record({ name, labels: fc.subarray(["x", "y", "z"]) })
      .map((drawn) => made(drawn.name, drawn.labels));
    const step = fc.oneof(
      fc.record({ put: object }),
      fc.record({ remove: name }),
      fc.record({ replace: fc.uniqueArray(object, { selector: ({ metadata }) => metadata.name }) }),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const held = store(indexes);
        let truth = new Map<string, ReturnType<typeof made>>();
        for (const next of steps) {
          if ("put" in next) {
            held.put(next.put);
            truth.set(next.put.metadata.name, next.put);
          } else if ("remove" in next) {
            held.remove(made(next.remove));
            truth.delete(next.remove);
          } else {
            const kept = new Map(next.replace.map((entry) => [entry.metadata.name, entry]));
            const gone = [...truth].filter(([key]) => !kept.has(key)).map(([, entry]) => entry);
            expect(held.replace(next.replace)).toHaveLength(gone.length);
            expect(gone.every(({ metadata }) => held.get("n", metadata.name) === undefined)).toBe(true);
            truth = kept;
          }
          expect([held.size(), [...held.values()].length]).toEqual([truth.size, truth.size]);
          for (const label of ["x", "y", "z"]) {
            const expected = [...truth.values()].filter(({ labels }) => labels.includes(label));
            expect(held.byIndex("label", label)).toEqual(
              expected.toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1)),
            );
          }
        }
      }),
    );
  });
});
