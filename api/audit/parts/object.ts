import { object, optional } from "../../schema.ts";
import { text } from "./text.ts";

/** Names an object of the API. */
export const objectFields = {
  group: text("API group; empty for the core group."),
  kind: text("Kind."),
  namespace: text("Namespace; empty where it is outside of all."),
  name: text("Name; empty where the API server makes it later."),
};

export function objectReference(description: string) {
  return object(description, objectFields);
}

/** Names a policy or an exception with its content at that time. */
export const contentFields = {
  kind: text("Kind."),
  namespace: optional(text("Namespace.")),
  name: text("Name."),
};
