import type { JsonObject } from "@bubustack/api/json";
import { usesOf } from "@bubustack/policies/registration/uses";
import { expect, test } from "vitest";
import { Uses } from "./uses.ts";

const object = (name: string, uid = `uid-of-${name}`): JsonObject => ({
  kind: "PolicyException",
  metadata: { name, namespace: "a", uid },
});
const use = (...names: readonly string[]) => ({
  exceptions: names.map((name) => `PolicyException/a/${name}`),
  dryRun: false,
});

function counting() {
  let now = 1_000_000;
  let objects = [object("one"), object("two")];
  const uses = new Uses({ objects: () => objects, life: "00c0ffee00c0ffee", now: () => now });
  const told = () => Object.fromEntries(usesOf({ metadata: { annotations: uses.says() } })?.of ?? []);
  return {
    uses,
    told,
    pass: (ms: number) => {
      now += ms;
    },
    replace: (given: readonly JsonObject[]) => {
      objects = [...given];
    },
  };
}

test("each decision in which an exception was used is one use, and a rehearsal none", () => {
  const { uses, told, pass } = counting();
  uses.note(use("one", "two"));
  pass(5);
  uses.note(use("one"));
  uses.note({ ...use("one"), dryRun: true });
  uses.note({ dryRun: false });
  uses.note(use("unknown"));
  expect(told()).toEqual({ "uid-of-one": { count: 2, last: 1_000_005 }, "uid-of-two": { count: 1, last: 1_000_000 } });
});

test("one that was deleted and made again is another one", () => {
  const { uses, told, replace } = counting();
  uses.note(use("one"));
  replace([object("one", "later")]);
  uses.note(use("one"));
  expect(told()).toMatchObject({ later: { count: 1 }, "uid-of-one": { count: 1 } });
});

test("one that is not used any more is told of for ten minutes, and goes on to count where it was", () => {
  const { uses, told, pass } = counting();
  expect([uses.note(use("one")), uses.note(use("one", "two")), uses.note(use("one"))]).toEqual([true, true, false]);
  pass(600_001);
  expect(told()).toEqual({});
  expect(uses.note(use("one"))).toBe(true);
  expect(told()).toMatchObject({ "uid-of-one": { count: 4 } });
});
