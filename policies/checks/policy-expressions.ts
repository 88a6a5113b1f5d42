/** All expressions of a policy, each in the environment that it is evaluated in. */
import type { Path } from "@bubustack/api/path";
import type { Environment } from "@bubustack/cel/environment";
import { withVariables as declareVariables } from "@bubustack/cel/environment";
import type { Type } from "@bubustack/cel/type/type";
import * as types from "@bubustack/cel/type/type";
import type { Declared } from "../admission/environment.ts";
import { environmentFor, withReads } from "../admission/environment.ts";
import { compileVariables } from "../admission/variables.ts";
import type { Expressions } from "../expressions.ts";
import type { Found } from "../finding.ts";
import { invalid, tooLong } from "../finding.ts";
import { variablesAt } from "../policy/points.ts";
import { expressionFindings } from "./policy-expression.ts";

/** Characters of all expressions of a policy together: compiling them is bounded work, less for who shares the cluster. */
const longest = { cluster: 131_072, namespace: 32_768 };

/** One expression: where it is, and what it may use and give. */
interface Site {
  readonly path: Path;
  readonly source: string;
  readonly env: Environment;
  readonly wanted: readonly Type[];
}

/** Expressions that do not compile, give another type than they must, or look beyond their namespace. */
export function policyExpressionFindings(spec: Spec, namespace: string): readonly Found[] {
  const { sites, late } = sitesOf(spec);
  const total = sites.reduce((sum, { source }) => sum + source.length, 0);
  const most = namespace === "" ? longest.cluster : longest.namespace;
  if (total > most)
    return [tooLong(["spec"], `its expressions have ${total} characters`, { fix: `keep to at most ${most} in all` })];
  const findings = sites.flatMap(({ path, source, env, wanted }) =>
    expressionFindings(path, source, env, { wanted, within: namespace !== "" }),
  );
  // What compiles where all variables are known, and not where only those before it are, uses a later one.
  const broken = new Set(findings.map(({ path }) => path.join()));
  const misplaced = late().filter((path) => !broken.has(path.join()));
  return [
    ...findings,
    ...misplaced.map((path) =>
      invalid(path, "uses itself or a variable that stands after it", { fix: "write it after what it uses" }),
    ),
  ];
}

type Spec = Parameters<Expressions["policy"]>[0];

/** All expressions; none where they are too many to be looked at. */
export function expressionSites(spec: Spec): readonly Site[] {
  const { sites } = sitesOf(spec);
  return sites.reduce((sum, { source }) => sum + source.length, 0) > longest.cluster ? [] : sites;
}

function sitesOf(spec: Spec): { readonly sites: readonly Site[]; readonly late: () => readonly Path[] } {
  const params = spec.paramKind !== undefined;
  const reads = (spec.reads ?? []).map(({ name }) => name);
  const extra = variablesAt(spec.at ?? []);
  const alone = (declared: Declared) => environmentFor({ ...declared, extra });
  const base = (declared: Declared) => withReads(alone(declared), reads);
  // Compiled where they are first needed: what is too large is not.
  let compiled: ReturnType<typeof compileVariables> | undefined;
  const variables = () => {
    compiled ??= compileVariables(spec.variables ?? [], params, base);
    return compiled;
  };
  const site = (path: Path, source: string | undefined, declared: Declared, ...wanted: Type[]): readonly Site[] =>
    source === undefined
      ? []
      : [
          {
            path: ["spec", ...path],
            source,
            wanted,
            get env() {
              return variables().environment(declared);
            },
          },
        ];
  const plain = (path: Path, source: string | undefined, env: Environment, ...wanted: Type[]): readonly Site[] =>
    source === undefined ? [] : [{ path: ["spec", ...path], source, wanted, env }];
  const full: Declared = { params, authorizer: true };
  const sites = [
    ...(spec.matchConditions ?? []).flatMap(({ expression }, at) =>
      plain(["matchConditions", at, "expression"], expression, alone(full), types.bool),
    ),
    ...readSites(spec, plain),
    ...(spec.variables ?? []).flatMap(({ expression }, at) => site(["variables", at, "expression"], expression, full)),
    ...(spec.validations ?? []).flatMap((one, at) => [
      ...site(["validations", at, "expression"], one.expression, full, types.bool),
      ...site(
        ["validations", at, "messageExpression"],
        one.messageExpression,
        { ...full, authorizer: false },
        types.string,
      ),
    ]),
    ...(spec.auditAnnotations ?? []).flatMap(({ valueExpression }, at) =>
      site(["auditAnnotations", at, "valueExpression"], valueExpression, full, types.string, types.nullType),
    ),
    ...mutationSites(spec, (path, source, wanted) => site(path, source, { ...full, patches: true }, wanted)),
  ];
  const late = () =>
    variables().all.flatMap(({ expression }, at): readonly Path[] =>
      "problem" in expression ? [["spec", "variables", at, "expression"]] : [],
    );
  return { sites, late };
}

type Plain = (path: Path, source: string | undefined, env: Environment, ...wanted: Type[]) => readonly Site[];

/** Reads are resolved before anything else is evaluated: they see the request alone. */
function readSites(spec: Spec, plain: Plain): readonly Site[] {
  const env = environmentFor({ params: false, authorizer: false });
  const each = declareVariables(env, { item: types.dyn });
  return (spec.reads ?? []).flatMap(({ objectName, index, where }, at) => [
    ...plain(["reads", at, "objectName"], objectName, env, types.string, types.dyn),
    ...Object.entries(index ?? {}).flatMap(([name, source]) =>
      plain(["reads", at, "index", name], source, env, types.string, types.dyn),
    ),
    ...plain(["reads", at, "where"], where, each, types.bool),
  ]);
}

function mutationSites(
  spec: Spec,
  site: (path: Path, source: string | undefined, wanted: Type) => readonly Site[],
): readonly Site[] {
  const mutations = "mutations" in spec ? (spec.mutations ?? []) : [];
  return mutations.flatMap(({ patchType, applyConfiguration, jsonPatch }, at) =>
    patchType === "JSONPatch"
      ? site(["mutations", at, "jsonPatch", "expression"], jsonPatch?.expression, types.list(types.struct("JSONPatch")))
      : site(
          ["mutations", at, "applyConfiguration", "expression"],
          applyConfiguration?.expression,
          types.struct("Object"),
        ),
  );
}
