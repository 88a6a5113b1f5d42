/** Answers to the kinds that are questions. */
import {
  localSubjectAccessReviews,
  selfSubjectAccessReviews,
  selfSubjectReviews,
  selfSubjectRulesReviews,
  subjectAccessReviews,
  tokenReviews,
} from "../resources/builtin/reviews.ts";
import type { Resource } from "../resources/resource.ts";
import { localAccessReview, selfAccessReview, subjectAccessReview } from "./access-review.ts";
import type { Answering } from "./question.ts";
import { rulesReview } from "./rules-review.ts";
import { selfReview } from "./self-review.ts";
import { tokenReview } from "./token-review.ts";

const answers: ReadonlyMap<Resource, Answering> = new Map([
  [subjectAccessReviews, subjectAccessReview],
  [localSubjectAccessReviews, localAccessReview],
  [selfSubjectAccessReviews, selfAccessReview],
  [selfSubjectRulesReviews, rulesReview],
  [selfSubjectReviews, selfReview],
  [tokenReviews, tokenReview],
]);

/** How a kind is answered; undefined for kinds whose objects are stored. */
export function answering(resource: Resource): Answering | undefined {
  return answers.get(resource);
}
