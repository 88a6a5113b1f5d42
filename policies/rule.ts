import type { Operation, UserInfo } from "@bubustack/api/admission";
import type { Json, JsonObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Access } from "./access.ts";
import type { Edge } from "./edges/edges.ts";
import type { Expressions } from "./expressions.ts";
import type { Found } from "./finding.ts";
import type { Host } from "./host.ts";
import type { Ask, Related } from "./related.ts";
import type { Settings } from "./settings.ts";

/** What every rule of a kind is given. `O` is the object's static type, `F` the facts computed once per review. */
export interface Context<O = unknown, F = unknown> {
  /**
   * The object under judgement, defaulted, and *of its static type whatever was sent*: what violates the schema has
   * been reported and is left out, and what is required and missing has its zero value (empty text, list or object).
   * On DELETE it is the object that is to go.
   */
  readonly object: O;
  /** The object before an UPDATE, of its static type. */
  readonly old?: O;
  readonly facts: F;
  /**
   * True where the schema refused what was written at this place, so that `object` lacks it: it has been reported,
   * and a rule about its absence stays silent. Not given on DELETE.
   */
  readonly refused?: (path: Path) => boolean;
  readonly operation: Operation;
  readonly namespace: string;
  readonly name: string;
  /** Who asks; absent where there is no request, as in a linter. */
  readonly user?: UserInfo;
  readonly related: Related;
  readonly settings: Settings;
  readonly host: Host;
  readonly expressions?: Expressions;
}

/**
 * What a rule looks at, and so which writes it judges: `spec` on CREATE and where an UPDATE changes the spec, `metadata`
 * on CREATE and every UPDATE of the object itself, `status` on UPDATE of the status subresource.
 */
export type About = "spec" | "metadata" | "status";

/** A case that documents and tests a rule. */
export interface Example {
  /** What the case shows, in a few words; rendered above it. */
  readonly title?: string;
  /** The write is one of the status subresource. */
  readonly subResource?: "status";
  readonly object: JsonObject;
  /** The object before; its presence makes the case an UPDATE. */
  readonly old?: JsonObject;
  readonly operation?: Operation;
  /** Objects that exist besides. Anything else does not. */
  readonly related?: readonly JsonObject[];
  readonly settings?: Partial<Settings>;
  /** Who asks; default: a user named `ada`. */
  readonly user?: UserInfo;
  /** What access reviews deny to the user. Anything else is allowed. */
  readonly mayNot?: readonly Access[];
}

interface Base<C> {
  /** `<kind>/<rule>`, kebab-case; also the file's place under `policies/rules/`. */
  readonly id: string;
  readonly kind: string;
  /** What holds, as one sentence in the present tense: "Step names are unique within a story." */
  readonly summary: string;
  /** Why it must hold: one to three sentences, shown by `bubu explain` and on the rules page. */
  readonly why: string;
  /** Ids of the existing system's rules that this one covers (see docs/differences.md). */
  readonly covers?: readonly string[];
  /** Default: CREATE and UPDATE. */
  readonly on?: readonly Operation[];
  /** Default: `spec`. Of no meaning on DELETE. */
  readonly about?: About;
  /**
   * The related objects that the rule wants. Called again when answers arrive, so that an ask may follow from an
   * earlier answer (an Engram's template); at most three rounds.
   */
  readonly needs?: (context: C) => readonly Ask[];
}

/** Says what is wrong. `deny` refuses the request, `warn` lets it pass with a warning. */
export interface CheckRule<C = never> extends Base<C> {
  readonly effect: "deny" | "warn";
  /** Of a rule that decides which references may be: those that an object has. */
  readonly edges?: (context: C) => readonly Edge[];
  readonly examples: { readonly allow: readonly Example[]; readonly deny: readonly Example[] };
  readonly check: (context: C) => readonly Found[];
}

/**
 * Refuses a DELETE while others depend on the object. The kernel never calls it in a terminating namespace, for the
 * namespace controller or garbage collector, without an old object, or under the force-delete annotation: a guard
 * must not be able to lock a namespace.
 */
export interface GuardRule<C = never> extends Base<C> {
  readonly effect: "guard";
  readonly examples: { readonly allow: readonly Example[]; readonly deny: readonly Example[] };
  readonly check: (context: C) => readonly Found[];
}

/** A value to set where the object has none; with `stamps` also one to take away, by its key. */
export type Assignment = { readonly path: Path; readonly value: Json } | { readonly path: Path; readonly remove: true };

/** Fills in what was left out. Must be idempotent: applied to its own result it returns nothing. */
export interface DefaultRule<C = never> extends Base<C> {
  readonly effect: "default";
  /** The values are written over what the request says: of these things it is not believed. Default false. */
  readonly stamps?: boolean;
  readonly examples: { readonly fills: readonly (Example & { readonly filled: JsonObject })[] };
  readonly fill: (context: C) => readonly Assignment[];
}

export type Rule<C = never> = CheckRule<C> | GuardRule<C> | DefaultRule<C>;

/** True where a rule judges a write of its kind that is about one of `abouts`. On DELETE all that name it judge. */
export function judges(
  { on = writes, about = "spec" }: Pick<Rule, "on" | "about">,
  operation: Operation,
  abouts: readonly About[],
): boolean {
  return on.includes(operation) && (operation === "DELETE" || abouts.includes(about));
}

const writes: readonly Operation[] = ["CREATE", "UPDATE"];

/** On what a rule is asked, in words: `CREATE, UPDATE`, `UPDATE of status`. */
export function occasion({ on = writes, about = "spec" }: Pick<Rule, "on" | "about">): string {
  if (about === "status") return "UPDATE of status";
  return `${on.join(", ")}${about === "metadata" ? ", also of metadata alone" : ""}`;
}

/** Declares a rule; the identity function, for its types. */
export function rule<C>(given: CheckRule<C>): CheckRule<C> {
  return given;
}
export function guard<C>(given: Omit<GuardRule<C>, "effect" | "on">): GuardRule<C> {
  return { ...given, effect: "guard", on: ["DELETE"] };
}
export function defaults<C>(given: Omit<DefaultRule<C>, "effect">): DefaultRule<C> {
  return { ...given, effect: "default" };
}
