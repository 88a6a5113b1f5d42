import { isObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { validatingPolicy } from "../admission/compiled.ts";
import { validatingBindingProblems, validatingPolicyProblems } from "../admission/problems/validating-problems.ts";
import { nativeObjects } from "./objects.ts";

test("the API server would take every policy, and each is bound", () => {
  const filled = { matchPolicy: "Equivalent", namespaceSelector: {}, objectSelector: {} };
  const names = { ValidatingAdmissionPolicy: [] as unknown[], ValidatingAdmissionPolicyBinding: [] as unknown[] };
  for (const object of nativeObjects()) {
    const spec = isObject(object["spec"]) ? object["spec"] : {};
    const name = isObject(object["metadata"]) ? object["metadata"]["name"] : undefined;
    if (object["kind"] === "ValidatingAdmissionPolicy") {
      const constraints = isObject(spec["matchConstraints"]) ? spec["matchConstraints"] : {};
      const whole = { ...object, spec: { ...spec, matchConstraints: { ...filled, ...constraints } } };
      expect(validatingPolicyProblems(whole, validatingPolicy(whole)), String(name)).toEqual([]);
      names.ValidatingAdmissionPolicy.push(name);
    } else {
      expect(validatingBindingProblems(object)).toEqual([]);
      names.ValidatingAdmissionPolicyBinding.push(spec["policyName"]);
    }
  }
  expect(names.ValidatingAdmissionPolicy).toEqual(names.ValidatingAdmissionPolicyBinding);
  expect(names.ValidatingAdmissionPolicy.length).toBeGreaterThan(5);
});
