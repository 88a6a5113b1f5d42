import { expect, test } from "vitest";
import { ExecutionFacts } from "../facts/execution.ts";
import { storageFindings } from "./storage.ts";

test("two ways to authenticate, and a Secret without a name", () => {
  const facts = new ExecutionFacts();
  const annotations = { "eks.amazonaws.com/role-arn": "arn" };
  const both = { secretRef: { name: "" }, serviceAccountAnnotations: annotations };
  facts.storage(["a"], { s3: { bucket: "b", authentication: both } });
  facts.storage(["b"], {
    s3: { bucket: "b", authentication: { secretRef: { name: "keys" }, serviceAccountAnnotations: {} } },
  });
  expect(storageFindings(facts).map(({ path }) => path.join("."))).toEqual([
    "a.s3.authentication",
    "a.s3.authentication.secretRef.name",
  ]);
});
