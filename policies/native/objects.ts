import type { JsonObject } from "@bubustack/api/json";
import { auditLogFence } from "./audit-log-fence.ts";
import type { Bound } from "./bound.ts";
import { bound } from "./bound.ts";
import { policyOf } from "./native-policy.ts";
import type { FenceConfig } from "./registrar-fence.ts";
import { registrarFence } from "./registrar-fence.ts";
import { nativePolicies } from "./runs.ts";

/** All policies that an installation has the API server itself hold. */
export function allPolicies(fence: FenceConfig = {}): readonly Bound[] {
  return [...nativePolicies.map(policyOf), registrarFence(fence), auditLogFence()];
}

/** All native policies with their bindings, as an API server is given them. */
export function nativeObjects(fence: FenceConfig = {}): readonly JsonObject[] {
  return allPolicies(fence).flatMap(bound);
}
