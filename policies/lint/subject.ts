/** A policy as lints look at it: compiled as it would be in force, its expressions with their places. */
import type { JsonObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { mutatingPolicy, validatingPolicy } from "../admission/compiled.ts";
import type { Expression } from "../admission/expression.ts";
import type { MutatingPolicy } from "../admission/mutating-policy.ts";
import { objectAt, textAt } from "../admission/policy.ts";
import type { Rule } from "../admission/rules.ts";
import type { ValidatingPolicy } from "../admission/validating-policy.ts";
import { ownPolicy } from "../policy/own-policy.ts";
import type { Reading } from "./reading.ts";
import { read } from "./reading.ts";

type Role = "condition" | "variable" | "validation" | "message" | "annotation" | "mutation";

/** One expression of a policy. */
export interface Site {
  readonly path: Path;
  readonly role: Role;
  readonly expression: Expression;
}

export interface Subject {
  readonly object: JsonObject;
  readonly kind: string;
  readonly name: string;
  /** Empty outside of namespaces. */
  readonly namespace: string;
  /** Whether it is a policy of ours; else it is one of Kubernetes. */
  readonly own: boolean;
  /** Whether requests of the API server are what it is asked about. */
  readonly atAdmission: boolean;
  /** What it matches; empty: everything. */
  readonly rules: readonly Rule[];
  readonly sites: readonly Site[];
  readonly variables: ReadonlyMap<string, Expression>;
  /** What a site reads, with the variables that it uses; found once. */
  readonly reading: (site: Site) => Reading;
}

const native = new Set(["ValidatingAdmissionPolicy", "MutatingAdmissionPolicy"]);

/** A policy, compiled. */
export function subjectOf(object: JsonObject): Subject {
  const kind = textAt(object, "kind");
  const metadata = objectAt(object, "metadata");
  const own = !native.has(kind);
  const compiled = compile(object, kind);
  const variables = new Map(compiled.variables.all.map(({ name, expression }) => [name, expression]));
  const readings = new Map<Site, Reading>();
  return {
    object,
    kind,
    name: textAt(metadata, "name"),
    namespace: kind === "Policy" ? textAt(metadata, "namespace") : "",
    own,
    atAdmission: !own || ownPolicy(object).at.includes("Admission"),
    rules: compiled.constraints.rules,
    sites: sitesOf(compiled),
    variables,
    reading: (site) => {
      // A policy whose condition does not hold lets the request pass.
      const found =
        readings.get(site) ?? read(site.expression, variables, site.role === "condition" ? "against" : "for");
      readings.set(site, found);
      return found;
    },
  };
}

type Compiled = ValidatingPolicy & Pick<MutatingPolicy, "mutations">;

function compile(object: JsonObject, kind: string): Compiled {
  if (kind === "ValidatingAdmissionPolicy") return { ...validatingPolicy(object), mutations: [] };
  if (kind === "MutatingAdmissionPolicy") return { ...mutatingPolicy(object), validations: [], auditAnnotations: [] };
  return ownPolicy(object);
}

function sitesOf({ conditions, variables, validations, auditAnnotations, mutations }: Compiled): readonly Site[] {
  const site = (role: Role, expression: Expression | undefined, ...path: Path): readonly Site[] =>
    expression === undefined ? [] : [{ role, expression, path: ["spec", ...path] }];
  return [
    ...conditions.flatMap((one, at) => site("condition", one.expression, "matchConditions", at, "expression")),
    ...variables.all.flatMap((one, at) => site("variable", one.expression, "variables", at, "expression")),
    ...validations.flatMap((one, at) => [
      ...site("validation", one.expression, "validations", at, "expression"),
      ...site("message", one.messageExpression, "validations", at, "messageExpression"),
    ]),
    ...auditAnnotations.flatMap(({ value }, at) =>
      site("annotation", value, "auditAnnotations", at, "valueExpression"),
    ),
    ...mutations.flatMap(({ patchType, expression }, at) =>
      site(
        "mutation",
        expression,
        "mutations",
        at,
        patchType === "JSONPatch" ? "jsonPatch" : "applyConfiguration",
        "expression",
      ),
    ),
  ];
}
