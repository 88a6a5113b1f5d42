import { payloadKeys } from "@bubustack/api/keys";
import { Fault } from "./fault.ts";
import type { Run } from "./run.ts";
import type { Dict, Value } from "./value.ts";
import { entry, isDict } from "./value.ts";

/** The reference of a value that is stored elsewhere; undefined for values that are here. */
export function storageRef(value: Value): { readonly ref: string; readonly path: string } | undefined {
  if (!isDict(value)) return undefined;
  const ref = entry(value, payloadKeys.storageRef);
  if (typeof ref !== "string" || ref.trim() === "") return undefined;
  const path = entry(value, payloadKeys.storagePath);
  return { ref, path: typeof path === "string" ? path : "" };
}

/** Holds that a map is not the stand-in of a value that is stored elsewhere: its content is needed here. */
export function offloaded(value: Dict, run: Run): void {
  const stored = storageRef(value);
  if (stored !== undefined) throw offloadedFault(stored.ref, run.at);
}

/** The fault of a value that would have to be fetched first. */
export function offloadedFault(ref: string, at: number): Fault {
  return new Fault("offloaded", `the value is stored at ${JSON.stringify(ref)} and is not here to compute with`, at, {
    fix: "hand it over by its plain path",
    name: ref,
  });
}
