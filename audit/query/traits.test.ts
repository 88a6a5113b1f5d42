import { recordTypes } from "@bubustack/api/audit/record-types";
import { expect, test } from "vitest";
import { shortType, traitsOf } from "./traits.ts";

/** The traits of the first example of a type. */
function traits(what: string, at = 0) {
  const found = recordTypes.find((type) => type.what === what);
  if (found === undefined) throw new Error(`there is no type ${what}`);
  return traitsOf({ type: found.type, data: found.examples[at] });
}

test("a verdict is found by who asked, what it was about and what refused it", () => {
  expect(traits("admission.decided")).toMatchObject({
    type: ["admission.decided"],
    actor: ["ada@example.com", expect.stringMatching(/^hmac-sha256:/)],
    namespace: ["team-a"],
    kind: ["Story"],
    name: ["nightly"],
    verdict: ["refused"],
    rule: ["story/step-names"],
    policy: [],
  });
});

test("an exception that was used is found by its policy", () => {
  expect(traits("admission.decided", 1)).toMatchObject({
    rule: ["clusterpolicies/no-host-network/no-host-network"],
    policy: ["no-host-network"],
  });
  expect(traits("exception.used")).toMatchObject({
    namespace: ["team-b"],
    kind: ["Deployment", "PolicyException"],
    policy: ["no-host-network"],
  });
});

test("a change is found by what was changed", () => {
  expect(traits("policy.changed")).toMatchObject({ kind: ["ClusterPolicy"], policy: ["no-host-network"] });
  expect(traits("exception.changed")).toMatchObject({ name: ["gateway-until-june"], policy: ["no-host-network"] });
  const changed = { kind: "Policy", namespace: "a", name: "p", spec: {} };
  expect(traitsOf({ data: changed }).policy).toEqual(["a/p"]);
  expect(traitsOf({ data: { findings: [{ rule: "policies/a/p/v" }] } }).policy).toEqual(["a/p"]);
});

test("an edge is found in both of its namespaces, a reading by its reader", () => {
  expect(traits("edge.decided").namespace).toEqual(["team-a", "shared"]);
  expect(traits("log.read").actor).toEqual(["grace"]);
});

test("whatever a record is, it has traits", () => {
  const none = { type: [], actor: [], namespace: [], kind: [], name: [], verdict: [], rule: [], policy: [] };
  for (const data of [undefined, null, 1, [], { actor: 1, object: [], findings: {}, verdict: {} }])
    expect(traitsOf({ data })).toEqual(none);
  expect(shortType("com.example.v1")).toBe("com.example.v1");
});
