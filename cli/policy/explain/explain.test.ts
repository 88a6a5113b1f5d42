import { readRequest } from "@bubustack/policies/admission/read-request";
import { host } from "@bubustack/runtime/host";
import { expect, test } from "vitest";
import { catalogue } from "../eval/kinds.ts";
import { clusterPolicy, creation } from "../testing/question.ts";
import { explain } from "./explain.ts";

const request = readRequest(creation());
if ("problem" in request) throw new Error(request.problem);
const asked = request;
const ask = (...objects: Parameters<typeof explain>[0]) => explain(objects, asked, catalogue()(objects), host(), 0);

test("each policy has what it says, and all together a verdict", () => {
  const no = clusterPolicy({ validations: [{ expression: "false", message: "no" }] }, "a");
  const other = clusterPolicy(
    {
      matchConstraints: { resourceRules: [], objectSelector: { matchLabels: { x: "y" } } },
      validations: [{ expression: "false" }],
    },
    "b",
  );
  expect(ask(no, other)).toMatchObject({
    verdict: "refused",
    policies: [
      { policy: "a", state: "holds", findings: [{ message: "no" }] },
      { policy: "b", state: "does not hold", findings: [] },
    ],
  });
  expect(ask(other).verdict).toBe("allowed");
  expect(ask(clusterPolicy({ validations: [{ expression: "namespaceObject != null" }] })).verdict).toBe(
    "allowed so far",
  );
});
