import type { JsonObject } from "@bubustack/api/json";
import { invalid } from "../status.ts";
import type { FieldError } from "../validation/field-error.ts";
import { notSupported } from "../validation/field-error.ts";
import type { Call } from "../wire/call.ts";

/** What a write may ask for besides its object. */
export interface WriteOptions {
  readonly dryRun: boolean;
  readonly fieldValidation: "Strict" | "Warn" | "Ignore";
  readonly fieldManager: string;
  /** The options as webhooks see them. */
  readonly object: JsonObject;
}

/** Reads the options of a create, update or patch from the query; 422 when one is unknown. */
export function writeOptions(call: Call, kind: "CreateOptions" | "UpdateOptions" | "PatchOptions"): WriteOptions {
  const errors: FieldError[] = [];
  const dryRun = dryRunOf(call.query.getAll("dryRun"), errors);
  const validation = call.query.get("fieldValidation") ?? "";
  if (!["", "Strict", "Warn", "Ignore"].includes(validation)) {
    errors.push(notSupported("fieldValidation", validation, ["Ignore", "Strict", "Warn"]));
  }
  const fieldManager = call.query.get("fieldManager") ?? "";
  if (fieldManager.length > 128) {
    errors.push({ reason: "FieldValueTooLong", field: "fieldManager", detail: "may not be more than 128 bytes" });
  }
  if (errors.length > 0) throw invalid({ group: "meta.k8s.io", kind }, "", errors);
  const mode = validation === "Strict" || validation === "Ignore" ? validation : "Warn";
  return {
    dryRun,
    fieldValidation: mode,
    fieldManager,
    object: {
      kind,
      apiVersion: "meta.k8s.io/v1",
      ...(dryRun ? { dryRun: ["All"] } : {}),
      ...(fieldManager === "" ? {} : { fieldManager }),
      ...(validation === "" ? {} : { fieldValidation: validation }),
    },
  };
}

/** True for `dryRun=All`; anything else but nothing is an error. */
export function dryRunOf(given: readonly string[], errors: FieldError[]): boolean {
  const values = given.filter((value) => value !== "");
  for (const value of values) if (value !== "All") errors.push(notSupported("dryRun", value, ["All"]));
  return values.length > 0;
}
