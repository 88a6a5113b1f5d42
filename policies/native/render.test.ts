import { expect, test } from "vitest";
import { render } from "./render.ts";

test("there is one file for each policy, with the policy and its binding", () => {
  const files = render((value) => `${JSON.stringify(value)}\n`);
  expect([...files.keys()]).toContain("charts/bubustack/native-policies/storyruns-status.bubustack.io.yaml");
  for (const text of files.values()) {
    const kinds = text.split("---\n").map((part) => JSON.parse(part).kind);
    expect(kinds).toEqual(["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"]);
  }
});
