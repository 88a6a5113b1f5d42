/** Objects made up from the schema of a kind: what expressions are tried with before anybody is judged by them. */
import type { Json, JsonObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import type { TypedKind } from "../admission/type-check.ts";
import { apiVersionOf } from "../admission/world.ts";

/** How an object is filled: with what it must have, with one of everything, or with long lists too. */
export type Filling = "least" | "full" | "large";

/** Parts of an object that are made; what would be more is left out. */
const most: { readonly [filling in Filling]: number } = { least: 2_000, full: 4_000, large: 40_000 };
const deepest = 12;
/** Items of a list, and of one within the items of another, where its bound is not lower. */
const long = 100;
const inner = 20;

/** What built-in rules require though the schema does not. */
const demanded: { readonly [kind: string]: readonly string[] } = {
  EngramTemplate: ["image", "version"],
  ImpulseTemplate: ["image", "version"],
};

/** The least Pod, with what the API server fills in before anybody is asked. */
const leastPod: JsonObject = {
  spec: {
    containers: [
      {
        name: "a",
        image: "a",
        imagePullPolicy: "Always",
        resources: {},
        terminationMessagePath: "/dev/termination-log",
        terminationMessagePolicy: "File",
      },
    ],
    dnsPolicy: "ClusterFirst",
    enableServiceLinks: true,
    preemptionPolicy: "PreemptLowerPriority",
    priority: 0,
    restartPolicy: "Always",
    schedulerName: "default-scheduler",
    securityContext: {},
    serviceAccount: "default",
    serviceAccountName: "default",
    terminationGracePeriodSeconds: 30,
  },
  status: { phase: "Pending", qosClass: "BestEffort" },
};
/** What is made first of a Pod: one that becomes too large lacks the rest. */
const podParts = ["containers", "initContainers", "securityContext"];

/**
 * An object of a kind as the API server would send it: what has a default has that. Texts are of the schema's length or one
 * letter, numbers its least or 1; patterns are not looked at. `namespaced`: it is in the namespace `default`.
 */
export function trialObject({ kind, schema }: TypedKind, filling: Filling, namespaced: boolean): JsonObject {
  const isPod = kind.group === "" && kind.kind === "Pod";
  const rest = isPod && filling === "least" ? leastPod : made(schema, filling, isPod ? podParts : demanded[kind.kind]);
  const labels = filling === "least" ? {} : { labels: { a: "a" }, annotations: { a: "a" } };
  return {
    apiVersion: apiVersionOf(kind),
    kind: kind.kind,
    metadata: {
      name: "a",
      ...(namespaced && { namespace: "default" }),
      ...{ uid: "00000000-0000-4000-8000-000000000000", creationTimestamp: "1970-01-01T00:00:00Z", generation: 1 },
      ...labels,
    },
    ...rest,
  };
}

function made({ properties = {} }: Structural, filling: Filling, needed: readonly string[] = []): JsonObject {
  const { spec = {} } = properties;
  const required = [...(spec.required ?? []), ...needed];
  const parts: Structural = { type: "object", properties: { spec: { ...spec, required } }, required: ["spec"] };
  return new Maker(filling).object(parts, 0, 0);
}

class Maker {
  readonly #filling: Filling;
  #left: number;

  constructor(filling: Filling) {
    this.#filling = filling;
    this.#left = most[filling];
  }

  object(schema: Structural, depth: number, lists: number): JsonObject {
    const needed = new Set(schema.required ?? []);
    const made: { [name: string]: Json } = {};
    // What it must have comes first: an object that becomes too large lacks the rest.
    const fields = Object.entries(schema.properties ?? {});
    const first = fields.filter(([name]) => needed.has(name));
    for (const [name, field] of [...first, ...fields.filter(([name]) => !needed.has(name))]) {
      if (this.#filling === "least" && !needed.has(name) && field.default === undefined) continue;
      const value = this.#value(field, depth + 1, lists);
      if (value !== undefined) made[name] = value;
    }
    const { additionalProperties } = schema;
    const entries = this.#filling === "least" ? (schema.minProperties ?? 0) : 1;
    if (typeof additionalProperties === "object")
      for (let at = 0; at < Math.min(entries, inner); at++) {
        const value = this.#value(additionalProperties, depth + 1, lists);
        if (value !== undefined) made[at === 0 ? "a" : `a${at}`] = value;
      }
    return made;
  }

  #value(schema: Structural, depth: number, lists: number): Json | undefined {
    if (this.#left-- <= 0 || depth > deepest) return undefined;
    if (schema.default !== undefined && this.#filling === "least") return schema.default;
    const [first] = schema.enum ?? [];
    if (first !== undefined) return first;
    if (schema["x-kubernetes-int-or-string"] === true) return 1;
    switch (schema.type) {
      case "object":
        return this.object(schema, depth, lists);
      case "array":
        return this.#list(schema, depth, lists);
      case "string":
        return textOf(schema, this.#filling);
      case "integer":
      case "number":
        return Math.max(1, schema.minimum ?? 1);
      case "boolean":
        return true;
      default:
        return {};
    }
  }

  #list(schema: Structural, depth: number, lists: number): readonly Json[] {
    const { items = {}, minItems = 0, maxItems = long } = schema;
    const longest = lists === 0 ? long : inner;
    const wanted = { least: minItems, full: Math.max(1, minItems), large: Math.min(maxItems, longest) }[this.#filling];
    const count = Math.min(wanted, long);
    const made: Json[] = [];
    const there = this.#left;
    if (count === 1) {
      const value = this.#value(items, depth + 1, lists + 1);
      return value === undefined ? made : [value];
    }
    // Half of what is left, in equal shares: the first item does not take what others need.
    const share = Math.max(1, Math.floor(there / 2 / Math.max(1, count)));
    for (let at = 0; at < count && there - made.length > 0; at++) {
      this.#left = share;
      const value = this.#value(items, depth + 1, lists + 1);
      if (value === undefined) break;
      made.push(value);
    }
    this.#left = Math.max(0, there - share * made.length);
    return made;
  }
}

function textOf({ format, minLength = 1, maxLength = inner }: Structural, filling: Filling): string {
  if (format === "date-time") return "1970-01-01T00:00:00Z";
  const length = filling === "large" ? Math.min(maxLength, inner) : minLength;
  return "a".repeat(Math.min(Math.max(length, 1), 1_000));
}
