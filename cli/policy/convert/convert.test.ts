import { host } from "@bubustack/runtime/host";
import { expect, test } from "vitest";
import { clusterPolicy } from "../testing/question.ts";
import { convert, proven } from "./convert.ts";

const yes = clusterPolicy(
  { validations: [{ expression: "object == null || object.metadata.name == 'probe'", message: "no" }] },
  "a",
);
const reading = clusterPolicy({ reads: [{ name: "r" }], validations: [{ expression: "true" }] }, "b");
const binding = {
  apiVersion: "admissionregistration.k8s.io/v1",
  kind: "ValidatingAdmissionPolicyBinding",
  metadata: { name: "elsewhere" },
  spec: {},
};

test("policies of the other kind are converted, and compared by requests that are made up", () => {
  const objects = [yes, reading, binding];
  const conversion = convert(objects, "native");
  expect(conversion.objects.map(({ kind }) => kind)).toEqual([
    "ValidatingAdmissionPolicy",
    "ValidatingAdmissionPolicyBinding",
  ]);
  expect(conversion.refused).toMatchObject([{ path: ["spec", "reads"] }]);
  const prove = (changed: typeof conversion) =>
    proven({ objects, conversion: changed, to: "native", requests: [], digests: host(), now: 0 });
  // One for each operation that a rule with * means.
  expect(prove(conversion)).toEqual({ same: 4, excluded: 0, differences: [] });
  expect(prove({ ...conversion, objects: [] }).differences).toEqual([]);
  const wrong = conversion.objects.map((object) =>
    object["kind"] === "ValidatingAdmissionPolicy"
      ? { ...object, spec: { ...(object["spec"] as object), validations: [{ expression: "false" }] } }
      : object,
  );
  expect(prove({ ...conversion, objects: wrong }).differences).toHaveLength(4);
});

test("nothing of the other kind is nothing", () => {
  expect(convert([yes], "bubu")).toEqual({ objects: [], lost: [], refused: [] });
});
