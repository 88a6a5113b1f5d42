import type { Json, JsonObject } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { callFailed, readReview, reviewOf } from "./review.ts";

const object = {
  apiVersion: "g/v1",
  kind: "K",
  metadata: { name: "a", namespace: "n", uid: "u", resourceVersion: "5", labels: { l: "m" }, generation: 2 },
  spec: { x: 1 },
};
const wanted = { object, apiVersion: "g/v2", uid: "q" };
const good = { ...object, apiVersion: "g/v2", spec: { y: 1 } };
const answer = (response: JsonObject, more: JsonObject = {}) => ({
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "ConversionReview",
  response: { uid: "q", result: { status: "Success" }, convertedObjects: [good], ...response },
  ...more,
});
const read = (given: unknown, version = "v1") => readReview(given, wanted, version);
const problem = (given: unknown, version = "v1") => {
  const found = read(given, version);
  return "problem" in found ? found.problem : found;
};
const with1 = (converted: Json) => answer({ convertedObjects: [converted] });

test("a question holds the object without its version, in the first form that the webhook takes", () => {
  expect(reviewOf(wanted, ["v3", "v1beta1", "v1"])).toEqual({
    kind: "ConversionReview",
    apiVersion: "apiextensions.k8s.io/v1beta1",
    request: {
      uid: "q",
      desiredAPIVersion: "g/v2",
      objects: [{ ...object, metadata: { name: "a", namespace: "n", uid: "u", labels: { l: "m" }, generation: 2 } }],
    },
  });
  expect(reviewOf(wanted, ["v3"])).toBeUndefined();
  expect(callFailed(wanted, "no")).toBe("conversion webhook for g/v1, Kind=K failed: no");
});

test("labels and annotations are those of the answer, other metadata is that of the object", () => {
  const metadata = { name: "a", namespace: "n", uid: "u", labels: { z: "1" }, annotations: { b: "c" }, generation: 9 };
  expect(read(with1({ ...good, metadata }))).toEqual({
    object: {
      ...good,
      metadata: { ...object.metadata, labels: { z: "1" }, annotations: { b: "c" } },
    },
  });
});

test.each<readonly [string, unknown]>([
  ["failed: expected webhook response of apiextensions.k8s.io/v1, Kind=ConversionReview, got , Kind=", {}],
  ["failed: no response provided", { apiVersion: "apiextensions.k8s.io/v1", kind: "ConversionReview" }],
  ['failed: expected response.uid="q", got "r"', answer({ uid: "r" })],
  ["failed: response.result.status was '', not 'Success'", answer({ result: {} })],
  ["failed: sorry", answer({ result: { status: "Failed", message: "sorry" } })],
  ["returned 0 objects, expected 1", answer({ convertedObjects: null })],
  ["returned invalid object at index 0: it is no object", with1(7)],
  ["returned invalid object at index 0: invalid groupVersion (expected g/v2, received g/v1)", with1(object)],
  ["returned invalid object at index 0: invalid kind (expected K, received L)", with1({ ...good, kind: "L" })],
  ["returned invalid object: must have the same name: a != ", with1({ ...good, metadata: {} })],
  [
    "returned invalid object: must have the same UID: u != v",
    with1({ ...good, metadata: { ...good.metadata, uid: "v" } }),
  ],
  [
    "returned invalid metadata: metadata.labels[l] must be a string in converted object",
    with1({ ...good, metadata: { ...good.metadata, labels: { l: 1 } } }),
  ],
  [
    "returned invalid metadata: invalid metadata.annotations in converted object: it is no map",
    with1({ ...good, metadata: { ...good.metadata, annotations: [] } }),
  ],
])("%s", (words, given) => {
  expect(problem(given)).toBe(`conversion webhook for g/v1, Kind=K ${words}`);
});

test("the older form is not held to its uid", () => {
  expect(problem(answer({ uid: "r" }, { apiVersion: "x" }), "v1beta1")).toEqual({ object: good });
});

test("whatever is answered, there is an object of the wanted identity or a problem", () => {
  const anything = fc.jsonValue() as fc.Arbitrary<Json>;
  fc.assert(
    fc.property(
      fc.oneof(
        anything,
        fc.record({ metadata: anything, spec: anything }).map((each) => with1({ ...good, ...each })),
      ),
      (given) => {
        const found = read(given);
        if ("problem" in found) expect(found.problem).toMatch(/^conversion webhook for g\/v1, Kind=K /);
        else
          expect(found.object).toMatchObject({
            apiVersion: "g/v2",
            kind: "K",
            metadata: { name: "a", uid: "u", generation: 2 },
          });
      },
    ),
  );
});
