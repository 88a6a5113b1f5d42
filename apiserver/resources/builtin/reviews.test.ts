import { expect, test } from "vitest";
import { answering } from "../../reviews/answer.ts";
import { builtins } from "./all.ts";
import { localSubjectAccessReviews } from "./reviews.ts";

test("exactly the kinds that are answered can only be created", () => {
  const asked = builtins.filter((resource) => answering(resource) !== undefined);
  expect(asked.length).toBeGreaterThan(4);
  for (const resource of builtins) expect(resource.verbs.length === 1).toBe(asked.includes(resource));
});

test("only the local review is in a namespace", () => expect(localSubjectAccessReviews.namespaced).toBe(true));
