import type { Static } from "../schema.ts";
import { object, optional, string } from "../schema.ts";

/** A Secret of the same namespace (core/v1 LocalObjectReference). */
export const secretReference = object(
  "A Secret in the namespace of the object that refers.",
  {
    name: optional(string("Name of the Secret, at most 253 characters; empty names none.", { maxLength: 253 })),
  },
  { mapType: "atomic" },
);
export type SecretReference = Static<typeof secretReference>;
