import type { JsonObject } from "@bubustack/api/json";
import { objectsOf } from "./native-policy.ts";
import { nativePolicies } from "./runs.ts";

/** All native policies with their bindings, as an API server is given them. */
export function nativeObjects(): readonly JsonObject[] {
  return nativePolicies.flatMap(objectsOf);
}
