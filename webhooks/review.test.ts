import { expect, test } from "vitest";
import { decode } from "./decode.ts";
import { reviewOf, subjectOf } from "./review.ts";
import { bytesOf, request, storyObject, table } from "./testing/reviews.ts";

const decoded = (overrides: Parameters<typeof request>[0]) => decode(bytesOf(request(overrides)), table);

test("a request becomes what the kernel is asked", () => {
  expect(reviewOf(decoded({}))).toEqual({
    operation: "CREATE",
    kind: "Story",
    namespace: "default",
    name: "fetch-and-sum",
    user: { username: "ada", uid: "", groups: ["system:authenticated"], extra: {} },
    object: storyObject(),
  });
});

test("a status update names its subresource", () => {
  const review = reviewOf(decoded({ operation: "UPDATE", subResource: "status", oldObject: storyObject() }));
  expect([review.subResource, review.oldObject]).toEqual(["status", storyObject()]);
});

test("the name of a deletecollection comes from the old object", () => {
  const request = decoded({ operation: "DELETE", name: "", object: null, oldObject: storyObject({ name: "gone" }) });
  expect([reviewOf(request).name, subjectOf(request).name]).toEqual(["gone", "gone"]);
});

test("an object without a name has the empty one", () => {
  const request = decoded({ name: "", object: { metadata: { generateName: "x-" } } });
  expect(reviewOf(request).name).toBe("");
  expect(reviewOf(decoded({ name: "", object: { metadata: 5 } })).name).toBe("");
});

test("the subject has no payload", () => {
  expect(subjectOf(decoded({ dryRun: true }))).toEqual({
    uid: "705ab4f5-6393-11e8-b7cc-42010a800002",
    operation: "CREATE",
    group: "bubustack.io",
    kind: "Story",
    subResource: "",
    namespace: "default",
    name: "fetch-and-sum",
    user: "ada",
    dryRun: true,
  });
});
