import type { Path } from "@bubustack/api/path";
import type { TriggerDeliveryPolicy } from "@bubustack/api/shared/trigger-policy";
import type { ExecutionFacts } from "./execution.ts";

/** Adds the waits of a delivery policy: 0 or more; an empty text is refused, unlike elsewhere. */
export function deliveryDurations(to: ExecutionFacts, path: Path, delivery: TriggerDeliveryPolicy | undefined): void {
  to.duration([...path, "retry", "baseDelay"], delivery?.retry?.baseDelay, "notNegative", "refused");
  to.duration([...path, "retry", "maxDelay"], delivery?.retry?.maxDelay, "notNegative", "refused");
}
