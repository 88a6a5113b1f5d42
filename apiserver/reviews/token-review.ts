import type { JsonObject } from "@bubustack/api/json";
import { ownAudiences } from "../authn/known-token.ts";
import { textAt, textsAt } from "../resources/object.ts";
import { badRequest } from "../status.ts";
import type { Question } from "./question.ts";
import { userFields } from "./self-review.ts";

const unknown = "invalid bearer token";

/** Answers a TokenReview: who holds a token, and for which of the audiences that are asked for it is. */
export function tokenReview({ server, object }: Question): JsonObject {
  const token = textAt(object, "spec", "token");
  if (token === "") throw badRequest("token is required for TokenReview in authentication");
  const asked = textsAt(object, "spec", "audiences");
  const held = server.knownToken(token, asked.length === 0 ? ownAudiences : asked);
  if ("problem" in held) {
    const error = held.problem === "" ? unknown : `[${unknown}, ${held.problem}]`;
    return { ...object, status: { user: {}, error } };
  }
  return { ...object, status: { authenticated: true, user: userFields(held.user), audiences: held.audiences } };
}
