import { expect, test } from "vitest";
import { cannedReview } from "./canned-review.ts";
import { decode } from "./decode.ts";
import { kindTable } from "./kind-table.ts";
import { storyKind, table } from "./testing/reviews.ts";

test("is a review that decodes, for namespaced and for cluster-scoped kinds", () => {
  expect(decode(cannedReview(storyKind), table)).toMatchObject({ namespace: "canned", dryRun: true });
  const cluster = { ...storyKind, scope: "Cluster" } as const;
  expect(decode(cannedReview(cluster), kindTable([cluster])).namespace).toBe("");
});
