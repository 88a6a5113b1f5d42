import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openJournal } from "./sqlite.ts";
import { Store } from "./store.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bubu-data-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const things = { group: "g", resource: "things" };

test("a store comes back with its objects, its clock, and no past", () => {
  const journal = openJournal(folder);
  const store = new Store(undefined, journal);
  const from = store.version;
  const a = store.put(
    things,
    "n/a",
    { apiVersion: "g/v1", kind: "Thing", metadata: { uid: "1", name: "ö" } },
    undefined,
  );
  const b = store.put(things, "n/b", { metadata: { uid: "2", ownerReferences: [{ uid: "1" }] } }, undefined);
  if (a) store.put(things, "n/a", { ...a.object, x: 1 }, a);
  if (b) store.remove(things, b);
  journal.close();

  const again = openJournal(folder);
  const back = new Store(undefined, again);
  expect(back.version).toBe(from + 4);
  expect([...back.all()].map(({ resource, entry }) => [resource, entry.key, entry.object])).toEqual([
    [
      things,
      "n/a",
      { apiVersion: "g/v1", kind: "Thing", metadata: { uid: "1", name: "ö", resourceVersion: String(from + 3) }, x: 1 },
    ],
  ]);
  expect(back.links.find("1")?.key).toBe("n/a");
  expect(() => back.collection(things).since(from + 3, 10)).toThrow("too old resource version");
  expect(back.put(things, "n/c", {}, undefined)?.version).toBe(from + 5);
  again.close();
});

test("texts are made once", () => {
  const first = openJournal(folder);
  expect(first.text("key", () => "a")).toBe("a");
  first.close();
  const second = openJournal(folder);
  expect(second.text("key", () => "b")).toBe("a");
  second.close();
});

test("a folder is used by one at a time, and what is no journal of this version is left alone", () => {
  const open = openJournal(folder);
  expect(() => openJournal(folder)).toThrow("another process has the data");
  open.close();
  const db = new DatabaseSync(join(folder, "objects.sqlite"));
  db.exec("PRAGMA user_version = 99");
  db.close();
  expect(() => openJournal(folder)).toThrow("written by another version");
  rmSync(join(folder, "objects.sqlite"));
  writeFileSync(join(folder, "objects.sqlite"), "not a database, but long enough to be looked at as one ".repeat(100));
  expect(() => openJournal(folder)).toThrow("cannot be used; move it away");
});
