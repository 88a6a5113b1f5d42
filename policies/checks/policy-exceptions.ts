import type { PolicyContext } from "../facts/policy.ts";
import type { Found } from "../finding.ts";
import { positiveDuration } from "./durations.ts";

/** What a policy says of the time that exceptions from it may last. */
export function exceptionDurationFindings({ object }: PolicyContext): readonly Found[] {
  return positiveDuration(["spec", "exceptions", "maxDuration"], object.spec.exceptions?.maxDuration);
}
