import type { Json } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";

/** Which values of an object stand for others that are not there yet. */
export interface Tolerance {
  /** Template expressions: strings with `{{`, and objects with `$bubuTemplate`. */
  readonly templates?: boolean;
  /** References to storage, and below the root to ConfigMaps and Secrets. */
  readonly references?: boolean;
}

/** How little is known of a value: it is what it is, a text of unknown content, or anything. */
export type Opacity = "clear" | "text" | "anything";

const storageKeys: ReadonlySet<string> = new Set([
  "$bubuStorageRef",
  "$bubuStoragePath",
  "$bubuStorageContentType",
  "$bubuStorageSchema",
  "$bubuStorageSchemaVersion",
]);
/** A template that is the whole string may yield any type; one with text around it yields a string. */
function isWhole(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.endsWith("}}") && (trimmed.startsWith("{{") || trimmed.startsWith("${{"));
}

/** How much is known of a value at some depth below the root (0). */
export function opacity(value: Json, tolerance: Tolerance | undefined, depth: number): Opacity {
  if (tolerance === undefined) return "clear";
  if (typeof value === "string") {
    if (tolerance.templates !== true || !value.includes("{{")) return "clear";
    return isWhole(value) ? "anything" : "text";
  }
  if (!isObject(value)) return "clear";
  if (tolerance.templates === true && isTemplate(value)) return "anything";
  return tolerance.references === true && isReference(value, depth) ? "anything" : "clear";
}

function isTemplate(value: { readonly [key: string]: Json | undefined }): boolean {
  return Object.hasOwn(value, "$bubuTemplate") && typeof value["$bubuTemplate"] === "string";
}

/**
 * A reference as the platform recognises it: to storage with no other key than its five, to a ConfigMap or Secret with
 * that key alone. The controller does not resolve the latter, so that as a whole they are no inputs.
 */
function isReference(value: { readonly [key: string]: Json | undefined }, depth: number): boolean {
  if (Object.hasOwn(value, "$bubuStorageRef")) {
    const ref = value["$bubuStorageRef"];
    return typeof ref === "string" && ref.trim() !== "" && Object.keys(value).every((key) => storageKeys.has(key));
  }
  if (depth === 0 || !(Object.hasOwn(value, "$bubuConfigMapRef") || Object.hasOwn(value, "$bubuSecretRef")))
    return false;
  return Object.keys(value).length === 1;
}
