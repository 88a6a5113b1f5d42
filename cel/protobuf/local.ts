import type { DescMessage, Wire } from "./runtime.ts";
import { getExtension, hasExtension, isWrapperDesc } from "./runtime.ts";
import type { Field } from "./types.ts";

/** What a message of the package holds under the name of a field: its own form of a value. */
export type Local = unknown;

/** A property of a message or of what one holds. */
export function property(of: Local, name: string): Local {
  return typeof of === "object" && of !== null ? (of as { readonly [name: string]: Local })[name] : undefined;
}

/** What a message holds in a field; undefined for one that is not set and starts from nothing. */
export function localOf(of: Wire, field: Field): Local {
  if (field.kind === "extension")
    return field.fieldKind === "message" && !hasExtension(of, field) ? undefined : getExtension(of, field);
  if (field.oneof === undefined) return property(of, field.localName);
  const chosen = property(of, field.oneof.localName);
  return property(chosen, "case") === field.localName ? property(chosen, "value") : undefined;
}

/** The full name of the message that a field is of. */
export function holderOf(field: Field): string {
  return field.kind === "extension" ? field.extendee.typeName : field.parent.typeName;
}

/** True where the package holds a wrapper as the bare value that it wraps. */
export function isBare(field: Field, desc: DescMessage): boolean {
  return field.fieldKind === "message" && field.oneof === undefined && isWrapperDesc(desc);
}

/** True where it holds a `Struct` as a plain object. */
export function isPlainStruct(field: Field, desc: DescMessage): boolean {
  return desc.typeName === "google.protobuf.Struct" && holderOf(field) !== "google.protobuf.Value";
}
