import { expect, test } from "vitest";
import { transportBindingFacts, transportFacts } from "./transport.ts";

const facts = (transportRef: string) =>
  transportBindingFacts({
    apiVersion: "transport.bubustack.io/v1alpha1",
    kind: "TransportBinding",
    metadata: {},
    spec: { transportRef, stepName: "a", engramName: "b", driver: "c" },
  });

test("the Transport is asked for by its name without blanks", () => {
  expect(facts(" live ")).toMatchObject({
    transport: "live",
    asks: [{ verb: "get", kind: "Transport", namespace: "", name: "live" }],
  });
});

test("only the reference to a run can lead out of the namespace", () => {
  expect(facts("live").edges("default")).toEqual([]);
});

test("nothing is asked where no name is given", () => {
  expect(facts(" ").asks).toEqual([]);
});

test("the conditions of a Transport's routing rules are its templates", () => {
  const rules = [{ when: "{{ packet.loud }}" }, { when: "true" }];
  const { conditions } = transportFacts({
    apiVersion: "transport.bubustack.io/v1alpha1",
    kind: "Transport",
    metadata: {},
    spec: { provider: "a", driver: "b", streaming: { routing: { rules } } },
  });
  expect(conditions.map(({ path }) => path.join("."))).toEqual(["spec.streaming.routing.rules.0.when"]);
});
