import { parseDuration } from "@bubustack/api/duration";
import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { TriggerDeliveryPolicy } from "@bubustack/api/shared/trigger-policy";
import type { Found } from "../finding.ts";
import { forbidden, invalid, required } from "../finding.ts";

/** A key template without the mode that reads it, or the mode without one. */
export function dedupeFindings(path: Path, delivery: TriggerDeliveryPolicy | undefined): readonly Found[] {
  const { mode, keyTemplate } = delivery?.dedupe ?? {};
  const place = [...path, "dedupe", "keyTemplate"];
  const blank = (keyTemplate ?? "").trim() === "";
  if (mode === "key" && blank) {
    return [required(place, "mode key needs it", { fix: "write the template of the key, or choose another mode" })];
  }
  if (mode === "key" || blank) return [];
  const message = mode === undefined ? "no mode is set" : `mode ${mode} does not read it`;
  return [forbidden(place, message, { fix: "set mode: key, or remove it" })];
}

/** A longest wait that is shorter than the first one. Zero counts as not set. */
export function delayFindings(path: Path, delivery: TriggerDeliveryPolicy | undefined): readonly Found[] {
  const { baseDelay = "", maxDelay = "" } = delivery?.retry ?? {};
  const base = parseDuration(baseDelay);
  const most = parseDuration(maxDelay);
  if (base === undefined || most === undefined || base <= 0 || most <= 0 || most >= base) return [];
  const message = `${brief(maxDelay)} is shorter than the first wait of ${brief(baseDelay)}`;
  const fix = `write at least ${brief(baseDelay)}`;
  return [invalid([...path, "retry", "maxDelay"], message, { fix, replacement: baseDelay })];
}
