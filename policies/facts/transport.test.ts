import { expect, test } from "vitest";
import { transportBindingFacts } from "./transport.ts";

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
