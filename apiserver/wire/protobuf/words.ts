/** Short words for messages, and the metadata that all of them begin with. */

/** Type of a field. A message is given as a function, so that messages can name one another. */
export type FieldType = "string" | "bytes" | "int" | "bool" | "time" | "intOrString" | (() => Message);

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly repeated?: true;
  /** A map from texts to values of the type. */
  readonly map?: true;
  /** Its zero says something, since what is not set is not sent. Of other fields a zero is one that is not set. */
  readonly zero?: true;
}

/** Fields by number. */
export type Message = { readonly [number: number]: Field };

export const one = (name: string, type: FieldType = "string"): Field => ({ name, type });
/** A field that is a pointer in Go. */
export const pointer = (name: string, type: FieldType = "string"): Field => ({ name, type, zero: true });
export const many = (name: string, type: FieldType = "string"): Field => ({ name, type, repeated: true });
export const map = (name: string, type: FieldType = "string"): Field => ({ name, type, map: true });

const ownerReference: Message = {
  1: one("kind"),
  3: one("name"),
  4: one("uid"),
  5: one("apiVersion"),
  6: pointer("controller", "bool"),
  7: pointer("blockOwnerDeletion", "bool"),
};

const metadata: Message = {
  1: one("name"),
  2: one("generateName"),
  3: one("namespace"),
  4: one("selfLink"),
  5: one("uid"),
  6: one("resourceVersion"),
  7: one("generation", "int"),
  8: one("creationTimestamp", "time"),
  9: one("deletionTimestamp", "time"),
  10: pointer("deletionGracePeriodSeconds", "int"),
  11: map("labels"),
  12: map("annotations"),
  13: many("ownerReferences", () => ownerReference),
  14: many("finalizers"),
};
/** The field that every object has first. */
export const meta = one("metadata", () => metadata);

const requirement: Message = { 1: one("key"), 2: one("operator"), 3: many("values") };
/** A label selector. */
export const selector: Message = { 1: map("matchLabels"), 2: many("matchExpressions", () => requirement) };
