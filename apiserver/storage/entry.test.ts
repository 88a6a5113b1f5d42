import fc from "fast-check";
import { expect, test } from "vitest";
import { Collection } from "./collection.ts";
import { outlineOf, written } from "./entry.ts";

test("an object comes back from its bytes, with its type in front", () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string(),
        fc.json().map((text) => JSON.parse(text)),
      ),
      fc.boolean(),
      (given, typed) => {
        const object = typed ? { ...given, kind: "K", apiVersion: "v1" } : given;
        const { bytes, typeLength } = written(object);
        expect(JSON.parse(bytes.toString("utf8"))).toEqual(object);
        if (typed) expect(bytes.toString("utf8", 0, typeLength)).toBe('{"apiVersion":"v1","kind":"K"');
      },
    ),
  );
});

test("an entry that was not read lately is parsed again", () => {
  const collection = new Collection({ changes: 1, bytes: 1 }, 0);
  const object = { kind: "K", metadata: { name: "ö" } };
  const entry = collection.entry("/a", 1, object);
  expect(entry.object).toBe(object);
  collection.entry("/b", 2, {});
  expect(entry.object).not.toBe(object);
  expect(entry.object).toEqual(object);
});

test("an outline holds what is selected and owned by, and no more", () => {
  const metadata = { name: "a", labels: { l: "1" }, ownerReferences: [{ uid: "u" }] };
  const object = {
    apiVersion: "v1",
    metadata: { ...metadata, annotations: {} },
    spec: { a: { b: 1, c: 2 } },
    data: "x",
  };
  expect(outlineOf(object, ["spec.a.b", "spec.none"])).toEqual({ apiVersion: "v1", metadata, spec: { a: { b: 1 } } });
  expect(outlineOf({ spec: "text" }, ["spec.a"])).toEqual({ metadata: {} });
});
