/**
 * What of a structural schema (`openAPIV3Schema` of a CustomResourceDefinition) decides types, values and bounds. Other
 * keywords may be there and are not looked at.
 */
export interface Structural {
  readonly type?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: { readonly [name: string]: Structural };
  readonly additionalProperties?: Structural | boolean;
  readonly items?: Structural;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly maxProperties?: number;
  readonly "x-kubernetes-preserve-unknown-fields"?: boolean;
  readonly "x-kubernetes-int-or-string"?: boolean;
  readonly "x-kubernetes-embedded-resource"?: boolean;
  readonly "x-kubernetes-list-type"?: string;
  readonly "x-kubernetes-list-map-keys"?: readonly string[];
  readonly "x-kubernetes-map-type"?: string;
  readonly "x-kubernetes-validations"?: readonly Rule[];
  /** These may not hold rules; nothing else of them is looked at. */
  readonly allOf?: readonly Structural[];
  readonly anyOf?: readonly Structural[];
  readonly oneOf?: readonly Structural[];
  readonly not?: Structural;
}

/** A rule of a schema, in CEL. */
export interface Rule {
  readonly rule: string;
  readonly message?: string;
  /** Yields the message; where it fails, `message` stands. */
  readonly messageExpression?: string;
  /** One of FieldValueInvalid (default), FieldValueForbidden, FieldValueRequired, FieldValueDuplicate. */
  readonly reason?: string;
  /** Where the error is, from the value that the rule is about: `.spec.name`, `['a']`. */
  readonly fieldPath?: string;
  /** `oldSelf` is optional, and the rule is asked where there is none. */
  readonly optionalOldSelf?: boolean;
}

/** The rules of a schema itself. */
export function rulesOf(schema: Structural): readonly Rule[] {
  const rules = schema["x-kubernetes-validations"];
  return Array.isArray(rules) ? rules : [];
}

/** How deep schemas may be nested; what is deeper cannot be reached by expressions. */
export const deepest = 200;

/** The schema of the values of a map; undefined where the schema is none of a map. */
export function valuesOf({ additionalProperties }: Structural): Structural | undefined {
  return typeof additionalProperties === "object" && additionalProperties !== null ? additionalProperties : undefined;
}

export function isIntOrString(schema: Structural): boolean {
  return schema["x-kubernetes-int-or-string"] === true;
}

export function isEmbedded(schema: Structural): boolean {
  return schema["x-kubernetes-embedded-resource"] === true;
}

/** The properties of a schema; only its own, whatever they are called. */
export function propertiesOf({ properties }: Structural): readonly (readonly [name: string, schema: Structural])[] {
  return properties === undefined || properties === null ? [] : Object.entries(properties);
}

const text: Structural = { type: "string" };

/**
 * The schema of a whole resource: `apiVersion`, `kind`, `metadata.name` and `metadata.generateName` can always be read,
 * and of metadata nothing else, unless the schema itself declares all of these.
 */
export function asResource(schema: Structural): Structural {
  const { kind, apiVersion, metadata } = schema.properties ?? {};
  const { name, generateName } = metadata?.properties ?? {};
  const all = [kind, apiVersion, name, generateName].every((one) => one?.type === "string");
  if (all && metadata?.type === "object") return schema;
  const own = { type: "object", properties: { name: text, generateName: text } };
  return { ...schema, properties: { ...schema.properties, kind: text, apiVersion: text, metadata: own } };
}
