import type { JsonObject } from "@bubustack/api/json";
import { invalid } from "../status.ts";
import type { FieldError } from "../validation/field-error.ts";
import { forbiddenField, invalidField, notSupported, requiredField } from "../validation/field-error.ts";
import type { Call } from "../wire/call.ts";

/** What a write may ask for besides its object. */
export interface WriteOptions {
  readonly dryRun: boolean;
  readonly fieldValidation: "Strict" | "Warn" | "Ignore";
  /** Who makes the change, as `managedFields` names it; empty where nobody keeps account. */
  readonly fieldManager: string;
  /** Whether an apply takes over what others own. */
  readonly force: boolean;
  /** The options as webhooks see them. */
  readonly object: JsonObject;
  /** The object was checked where it was made: what is dear to check about its kind, as rules of a definition, is not checked again. */
  readonly checked?: boolean;
}

/** Kinds of write; an apply is a patch with rules of its own. */
export type WriteKind = "CreateOptions" | "UpdateOptions" | "PatchOptions" | "ApplyOptions";

/** Reads the options of a create, update, patch or apply from the query; 422 when one is not good. */
export function writeOptions(call: Pick<Call, "query" | "userAgent">, kind: WriteKind): WriteOptions {
  const errors: FieldError[] = [];
  const applies = kind === "ApplyOptions";
  const shown = applies ? "PatchOptions" : kind;
  const dryRun = dryRunOf(call.query.getAll("dryRun"), errors);
  const validation = call.query.get("fieldValidation") ?? "";
  if (!["", "Strict", "Warn", "Ignore"].includes(validation)) {
    errors.push(notSupported("fieldValidation", validation, ["", "Ignore", "Strict", "Warn"]));
  }
  const fieldManager = call.query.get("fieldManager") ?? "";
  errors.push(...managerErrors(fieldManager, applies));
  const force = call.query.get("force");
  if (shown === "PatchOptions" && !applies && force !== null)
    errors.push(forbiddenField("force", "may not be specified for non-apply patch"));
  if (errors.length > 0) throw invalid({ group: "meta.k8s.io", kind: shown }, "", errors);
  const mode = validation === "Strict" || validation === "Ignore" ? validation : "Warn";
  const forced = force === "true" || force === "1";
  return {
    dryRun,
    fieldValidation: mode,
    fieldManager: fieldManager === "" ? agentName(call.userAgent) : fieldManager,
    force: forced,
    object: {
      kind: shown,
      apiVersion: "meta.k8s.io/v1",
      ...(dryRun ? { dryRun: ["All"] } : {}),
      ...(forced ? { force: true } : {}),
      ...(fieldManager === "" ? {} : { fieldManager }),
      ...(validation === "" ? {} : { fieldValidation: validation }),
    },
  };
}

function managerErrors(fieldManager: string, applies: boolean): readonly FieldError[] {
  if (fieldManager === "" && applies) return [requiredField("fieldManager", "is required for apply patch")];
  if (Buffer.byteLength(fieldManager) > 128)
    return [{ reason: "FieldValueTooLong", field: "fieldManager", detail: "may not be more than 128 bytes" }];
  if (!/[\p{C}]/u.test(fieldManager)) return [];
  return [invalidField("fieldManager", fieldManager, "should only contain printable characters")];
}

/** The name of a program in what it calls itself: `kubectl` of `kubectl/v1.36 (linux/amd64)`. */
function agentName(userAgent: string): string {
  const name = (userAgent.split("/")[0] ?? "").replaceAll(/[\p{C}]/gu, "").slice(0, 128);
  return name === "" ? "unknown" : name.toWellFormed();
}

/** True for `dryRun=All`; anything else but nothing is an error. */
export function dryRunOf(given: readonly string[], errors: FieldError[]): boolean {
  const values = given.filter((value) => value !== "");
  if (values.some((value) => value !== "All")) errors.push(notSupported("dryRun", values, ["All"]));
  return values.length > 0;
}
