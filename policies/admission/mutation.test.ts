import { expect, test } from "vitest";
import { mutatingPolicy } from "./compiled.ts";
import { mutate } from "./mutate.ts";
import { readBinding } from "./policy.ts";
import { PolicySet } from "./policy-set.ts";
import { apply, binding, patch, policy, request, shape, world } from "./testing/scene.ts";

const guarded = { matchConditions: [{ name: "once", expression: "!('y' in object.data)" }] };
const settled = (spec: Parameters<typeof policy>[1]) => {
  const one = { ...mutatingPolicy(policy("Mutating", spec)), settles: true };
  const set = new PolicySet([one], [readBinding(binding())]);
  const result = mutate(set.matching(request(), world()), request(), world(), shape);
  if ("needs" in result) throw new Error("it asks");
  const { denials, object } = result.verdict;
  return { denials: denials.map(({ message }) => message), object };
};

test("what changes an object once is let be", () => {
  expect(settled({ mutations: [apply("Object{data: {'y': '2'}}")] })).toMatchObject({
    denials: [],
    object: { data: { x: "1", y: "2" } },
  });
  const grows = patch("[JSONPatch{op: 'add', path: '/data/y', value: object.data.x + object.data.x}]");
  expect(settled({ mutations: [grows] }).denials).toEqual([]);
});

test("what changes an object again each time is refused, and changes nothing", () => {
  const grows = patch("[JSONPatch{op: 'replace', path: '/data/x', value: object.data.x + '1'}]");
  expect(settled({ mutations: [grows] })).toEqual({
    denials: [expect.stringMatching(/^the mutations are not idempotent: made twice they change \/data\/x again; /)],
    object: request().object,
  });
  const fails = patch("[JSONPatch{op: 'remove', path: '/data/x'}]");
  expect(settled({ mutations: [fails] }).denials).toEqual([
    expect.stringMatching(/^mutations\[0\] fails on the object/),
  ]);
});

test("a condition that tells what is done already is enough", () => {
  const once = patch(
    "[JSONPatch{op: 'add', path: '/data/y', value: '1'}, JSONPatch{op: 'replace', path: '/data/x', value: object.data.x + '1'}]",
  );
  expect(settled({ ...guarded, mutations: [once] }).denials).toEqual([]);
});
