import type { UserInfo } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import { timestamp } from "../server.ts";
import type { Question } from "./question.ts";

/** Answers a SelfSubjectReview: who its author is to this server. */
export function selfReview({ server, call, object }: Question): JsonObject {
  const userInfo = userFields(call.user);
  return { ...object, metadata: { creationTimestamp: timestamp(server.now()) }, status: { userInfo } };
}

/** A user in the fields of authentication.k8s.io/v1 UserInfo. */
export function userFields({ username = "", uid, groups = [], extra }: UserInfo): JsonObject {
  return {
    username,
    ...(uid === undefined ? {} : { uid }),
    groups,
    ...(extra === undefined ? {} : { extra }),
  };
}
