import type { Says } from "@bubustack/runtime/conditions";
import type { ExceptionSeen } from "./decide.ts";

/** Whether an exception has effect at a time, in milliseconds since the Unix epoch. */
export function inForce({ expires, expiresAt, flaw, policies }: ExceptionSeen, now: number): Says {
  const says = (status: "True" | "False", reason: string, message: string): Says => ({
    type: "InForce",
    status,
    reason,
    message,
  });
  if (flaw !== undefined) return says("False", "NotApproved", flaw);
  if (expires === undefined || expires <= now) return says("False", "Expired", `it has expired at ${expiresAt}`);
  const without = policies.flatMap(({ name, why }) => (why === undefined ? [] : [`${name}: ${why}`]));
  const [first] = policies.filter(({ why }) => why === undefined);
  if (first === undefined) {
    const reason = policies.every(({ there }) => !there) ? "NoPolicy" : "NotAllowed";
    return says("False", reason, without.join("; "));
  }
  const rest = without.length === 0 ? "" : `; without effect on ${without.join("; ")}`;
  return says("True", "InForce", `it has effect until ${expiresAt}${rest}`);
}
