import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { followers } from "./followers.ts";
import { metadataOf } from "./object.ts";
import { store } from "./store.ts";

const made = (name: string, version: number, uid = "u") => ({
  metadata: { namespace: "n", name, uid, resourceVersion: String(version) },
});

function setup() {
  const held = store();
  const errors: unknown[] = [];
  const told = followers(held, (error) => errors.push(error));
  const heard: (readonly (string | undefined)[])[] = [];
  const word = (object: JsonObject | undefined) =>
    object && `${metadataOf(object).name}@${metadataOf(object).resourceVersion}`;
  const listen = () => told.listen((before, after) => heard.push([word(before), word(after)]));
  return { held, told, errors, heard, listen };
}

test("who listens hears first of what is there, then of each change", () => {
  const { told, heard, listen } = setup();
  told.put(made("a", 1));
  const end = listen();
  told.put(made("a", 2));
  told.put(made("b", 3));
  told.remove(made("a", 4));
  end();
  told.put(made("c", 5));
  expect(heard).toEqual([
    [undefined, "a@1"],
    ["a@1", "a@2"],
    [undefined, "b@3"],
    ["a@2", undefined],
  ]);
});

test("a new list tells only of what changed", () => {
  const { told, heard, listen } = setup();
  listen();
  told.replace([made("a", 1), made("b", 2)]);
  heard.length = 0;
  expect(told.replace([made("b", 2), made("c", 3)])).toEqual({ deleted: 1 });
  expect(heard).toEqual([
    ["a@1", undefined],
    [undefined, "c@3"],
  ]);
});

test("what was learned from a write is not overtaken by what the watch brings late", () => {
  const { held, told, heard, listen } = setup();
  told.put(made("a", 5));
  listen();
  told.put(made("a", 9));
  told.put(made("a", 7));
  told.remove(made("a", 8));
  expect(held.get("n", "a")).toEqual(made("a", 9));
  told.put(made("a", 9));
  expect(heard).toEqual([
    [undefined, "a@5"],
    ["a@5", "a@9"],
  ]);
  told.remove(made("a", 10));
  expect(held.size()).toBe(0);
});

test("an object that was made anew under its name is a change", () => {
  const { told, heard, listen } = setup();
  told.put(made("a", 5));
  listen();
  told.replace([made("a", 5, "other")]);
  expect(heard).toEqual([
    [undefined, "a@5"],
    ["a@5", "a@5"],
  ]);
});

test("a listener that throws stops neither the others nor the change", () => {
  const { held, told, errors, heard, listen } = setup();
  told.listen(() => {
    throw new Error("bad");
  });
  listen();
  told.put(made("a", 1));
  expect([held.size(), heard.length, errors.length]).toEqual([1, 1, 1]);
});
