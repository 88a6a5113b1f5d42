import type { JsonObject } from "@bubustack/api/json";
import { timestamp } from "../server.ts";
import type { Question } from "./question.ts";

/** Answers a SelfSubjectReview: who its author is to this server. */
export function selfReview({ server, call, object }: Question): JsonObject {
  const { username = "", uid, groups = [], extra } = call.user;
  const userInfo = {
    username,
    ...(uid === undefined ? {} : { uid }),
    groups,
    ...(extra === undefined ? {} : { extra }),
  };
  return { ...object, metadata: { creationTimestamp: timestamp(server.now()) }, status: { userInfo } };
}
