/** The expressions of a ValidatingAdmissionPolicy against the schemas of the kinds that it matches: what they can never find. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { GroupVersionKind, GroupVersionResource } from "@bubustack/api/meta";
import type { Structural } from "@bubustack/api/structural";
import { compile } from "@bubustack/cel/compile";
import type { Environment } from "@bubustack/cel/environment";
import { withDeclared } from "@bubustack/cel/schema/declarations";
import type { Declared as Shape } from "@bubustack/cel/schema/declare";
import { declare } from "@bubustack/cel/schema/declare";
import { sizesUnder } from "@bubustack/cel/schema/sizes";
import { display } from "@bubustack/cel/syntax/source";
import type { Type } from "@bubustack/cel/type/type";
import type { Declared } from "./environment.ts";
import { environmentFor, withoutName, withReads } from "./environment.ts";
import { openTypes } from "./open-types.ts";
import { listAt, namedExpressions, objectAt, textAt } from "./policy.ts";
import { readRules } from "./rules.ts";
import { compileVariables } from "./variables.ts";
import { apiVersionOf } from "./world.ts";

/** A kind of objects, and what they look like. */
export interface TypedKind {
  readonly kind: GroupVersionKind;
  readonly schema: Structural;
}

/** One expression that does not fit one kind or several. */
export interface ExpressionWarning {
  readonly fieldRef: string;
  readonly warning: string;
}

/** Kinds of one rule that are looked at, and of all rules. */
export const mostKinds = 10;
const mostOfAll = 100;

/** The resources that a policy names: rules with `*` as group or version, other than by name, are left out. */
export function namedResources(policy: JsonObject): readonly GroupVersionResource[] {
  const found = new Map<string, GroupVersionResource>();
  for (const { groups, versions, resources } of readRules(
    objectAt(objectAt(policy, "spec"), "matchConstraints")["resourceRules"],
  )) {
    if ([...groups, ...versions].some((text) => text.includes("*"))) continue;
    const plain = resources.filter(({ resource, subresource }) => subresource === "" && !resource.includes("*"));
    const names = [...new Set(plain.map(({ resource }) => resource))].toSorted();
    const ofRule = groups
      .toSorted()
      .flatMap((group) =>
        versions.toSorted().flatMap((version) => names.map((resource) => ({ group, version, resource }))),
      );
    for (const one of ofRule.slice(0, mostKinds)) {
      if (found.size >= mostOfAll) break;
      found.set(`${one.group}/${one.version}/${one.resource}`, one);
    }
  }
  return [...found.values()];
}

/** The kind of the params of a policy, where it has some. */
export function namedParams(policy: JsonObject): GroupVersionKind | undefined {
  const { apiVersion, kind } = objectAt(objectAt(policy, "spec"), "paramKind");
  if (typeof apiVersion !== "string" || typeof kind !== "string") return undefined;
  const [version = "", group = ""] = apiVersion.split("/").toReversed();
  return { group, version, kind };
}

/** What expressions have besides in policies of ours. */
export interface Besides {
  /** The variables of points. */
  readonly extra?: Declared["extra"];
  /** Names of the policy's reads. */
  readonly reads?: readonly string[];
}

/** Checks validations and their messages against each kind; `params` is the kind of the policy's params, where it is known. */
export function typeWarnings(
  policy: JsonObject,
  kinds: readonly TypedKind[],
  params?: TypedKind,
  besides?: Besides,
): readonly ExpressionWarning[] {
  const checks = typedEnvironments(policy, kinds, params, besides);
  const spec = objectAt(policy, "spec");
  return listAt(spec, "validations").flatMap((item, index) => {
    const of = isObject(item) ? item : {};
    return ["expression", "messageExpression"].flatMap((field) => {
      const source = textAt(of, field);
      const warning = source === "" ? "" : warningOf(source, checks);
      return warning === "" ? [] : [{ fieldRef: `spec.validations[${index}].${field}`, warning }];
    });
  });
}

/** The environment of a policy's expressions where objects are of one kind. */
export interface TypedEnvironment {
  readonly kind: GroupVersionKind;
  readonly env: Environment;
  /** How large the values can be that are read. */
  readonly sizes: ReturnType<typeof sizesUnder>;
}

/** The environments of validations for each kind, in the order of the kinds. */
export function typedEnvironments(
  policy: JsonObject,
  kinds: readonly TypedKind[],
  params?: TypedKind,
  besides?: Besides,
): readonly TypedEnvironment[] {
  const spec = objectAt(policy, "spec");
  const hasParams = spec["paramKind"] !== undefined;
  const { extra = [], reads = [] } = besides ?? {};
  const shown = besides === undefined ? (schema: Structural) => schema : openTypes;
  return kinds.toSorted(byKind).map((one) => {
    const own = declare(shown(one.schema), { root: true, name: one.kind.kind });
    const given = params && declare(shown(params.schema), { root: true, name: `${params.kind.kind}Params` });
    const declared = typed(environmentFor({ params: hasParams, authorizer: true, extra }), own, given);
    // The API server does not declare this one here.
    const base =
      besides === undefined ? withoutName(declared, "authorizer.requestResource") : withReads(declared, reads);
    const variables = compileVariables(namedExpressions(spec["variables"]), hasParams, () => base);
    const sizes = new Map<string, Shape>();
    if (own !== undefined) sizes.set("object", own).set("oldObject", own);
    if (given !== undefined) sizes.set("params", given);
    return {
      kind: one.kind,
      env: variables.environment({ params: hasParams, authorizer: true }),
      sizes: sizesUnder(sizes),
    };
  });
}

/** The environment in which the objects have their kind's type. */
function typed(base: Environment, own: Shape | undefined, given: Shape | undefined): Environment {
  const variables: { [name: string]: Type } = {
    ...(own !== undefined && { object: own.type, oldObject: own.type }),
    ...(given !== undefined && { params: given.type }),
  };
  const shapes: readonly Shape[] = [own, given].filter((one) => one !== undefined);
  return withDeclared(base, variables, shapes);
}

function warningOf(
  source: string,
  checks: readonly { readonly kind: GroupVersionKind; readonly env: Environment }[],
): string {
  const messages = checks.flatMap(({ kind, env }) => {
    const compiled = compile(source, env);
    if (!("issues" in compiled)) return [];
    const issues = compiled.issues.map((issue) => display(source, issue)).join("\n");
    const version = apiVersionOf(kind);
    return [`${version.includes("/") ? version : `/${version}`}, Kind=${kind.kind}: ${issues}\n`];
  });
  return messages.join("\n");
}

function byKind({ kind: a }: TypedKind, { kind: b }: TypedKind): number {
  const [x, y] = [[a.group, a.version, a.kind].join("\0"), [b.group, b.version, b.kind].join("\0")];
  return x < y ? -1 : x > y ? 1 : 0;
}
