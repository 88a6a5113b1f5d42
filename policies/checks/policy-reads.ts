/** What a policy reads besides the request, and whether its author may read it. */
import { brief } from "@bubustack/api/json";
import { apiVersion } from "@bubustack/api/kind";
import { kindNamed } from "@bubustack/api/kinds";
import type { Path } from "@bubustack/api/path";
import { printable } from "@bubustack/api/printable";
import type { Access, AccessAsk } from "../access.ts";
import { accessAsk, accessName } from "../access.ts";
import type { PolicyContext } from "../facts/policy.ts";
import type { Found } from "../finding.ts";
import { forbidden, notFound } from "../finding.ts";
import { readIndex } from "../policy/read-indexes.ts";
import type { Settings } from "../settings.ts";

/** A kind that a policy reads. */
interface Read {
  readonly path: Path;
  readonly apiVersion: string;
  readonly kind: string;
  /** The one object, where it is named. */
  readonly name: string;
  /** Where: undefined for the namespace of whatever is judged. */
  readonly namespace: string | undefined;
}

function readsOf({ object }: PolicyContext): readonly Read[] {
  const { reads = [], paramKind, paramRef } = object.spec;
  const params: Read[] =
    paramKind === undefined || paramRef === undefined
      ? []
      : [
          {
            path: ["spec", "paramKind", "kind"],
            ...paramKind,
            name: paramRef.name ?? "",
            namespace: "namespace" in paramRef ? paramRef.namespace : undefined,
          },
        ];
  return [
    ...params,
    ...reads.map(
      (one, at): Read => ({
        path: ["spec", "reads", at, "kind"],
        apiVersion: one.apiVersion,
        kind: one.kind,
        name: "",
        namespace: undefined,
      }),
    ),
  ];
}

/** A kind as it is asked for; undefined for one that is neither ours nor readable here. */
interface Known {
  readonly group: string;
  readonly resource: string;
  readonly namespaced: boolean;
}

function knownKind(read: Read, { policy }: Settings): Known | undefined {
  const kind = kindNamed(read.kind);
  if (kind !== undefined && apiVersion(kind) === read.apiVersion)
    return { group: kind.group, resource: kind.plural, namespaced: kind.scope === "Namespaced" };
  return policy.readable.find(
    (one) =>
      one.kind === read.kind && read.apiVersion === (one.group === "" ? one.version : `${one.group}/${one.version}`),
  );
}

/** Secrets, which no policy reads, whatever the installation says. */
export function secretReadFindings(context: PolicyContext): readonly Found[] {
  const { object } = context;
  const { paramKind } = object.spec;
  const all = [...readsOf(context).map(({ path, kind }) => ({ path, kind }))];
  if (paramKind !== undefined && object.spec.paramRef === undefined)
    all.push({ path: ["spec", "paramKind", "kind"], kind: paramKind.kind });
  return all.flatMap(({ path, kind }) =>
    kind.toLowerCase() === "secret"
      ? [forbidden(path, "policies do not read Secrets", { fix: "keep what the policy needs in another kind" })]
      : [],
  );
}

/** Kinds that are neither ours nor readable in this installation. */
export function unreadableFindings(context: PolicyContext): readonly Found[] {
  return readsOf(context).flatMap((read) => {
    if (knownKind(read, context.settings) !== undefined || read.kind.toLowerCase() === "secret") return [];
    return [
      forbidden(read.path, `${brief(read.kind)} of ${brief(read.apiVersion)} cannot be read by policies here`, {
        fix: `have ${readableEntry(read)} added to the setting policy.readable`,
      }),
    ];
  });
}

/** What makes a kind readable, as an entry of the setting; the plural name is a guess by the rules of Kubernetes. */
function readableEntry({ apiVersion, kind }: Read): string {
  const [first = "", second] = apiVersion.split("/");
  const [group, version] = second === undefined ? ["", first] : [first, second];
  const word = kind.toLowerCase();
  const resource = word.endsWith("s") ? `${word}es` : word.endsWith("y") ? `${word.slice(0, -1)}ies` : `${word}s`;
  return printable(JSON.stringify({ group, version, kind, resource }));
}

/** Indexes that a kind does not have. */
export function indexFindings(context: PolicyContext): readonly Found[] {
  return (context.object.spec.reads ?? []).flatMap(({ kind, index }, at) =>
    Object.keys(index ?? {}).flatMap((name) =>
      readIndex(kind, name) === undefined
        ? [
            notFound(["spec", "reads", at, "index", name], `there is no index ${brief(name)} of ${brief(kind)}`, {
              fix: "name a field of it that refers to another object, such as templateRef of an Engram, or choose by labels",
            }),
          ]
        : [],
    ),
  );
}

/** In a policy of a namespace: kinds that are outside of namespaces, or not known to be inside. */
export function foreignReadFindings(context: PolicyContext): readonly Found[] {
  const { settings, namespace } = context;
  return readsOf(context).flatMap((read) => {
    const known = knownKind(read, settings);
    if (read.kind.toLowerCase() === "secret") return [];
    if (known === undefined) {
      const fix = "read a kind of ours, or have it added to the setting policy.readable";
      return [forbidden(read.path, `${brief(read.kind)} of ${brief(read.apiVersion)} cannot be read here`, { fix })];
    }
    const allowed = "namespaces" in known ? (known.namespaces as readonly string[]) : [];
    if (known.namespaced && (allowed.length === 0 || allowed.includes(namespace))) return [];
    const why = known.namespaced ? "is not readable in this namespace" : "is outside of namespaces";
    const fix = "read what is in the policy's own namespace, or write a ClusterPolicy";
    return [forbidden(read.path, `${brief(read.kind)} ${why}`, { fix })];
  });
}

/** An act that the author must be allowed, and the field for which. */
interface Needed {
  readonly path: Path;
  readonly to: Access;
}

/** Most resources whose rights are asked for; a policy of more is refused. */
const mostResources = 64;

function needed(context: PolicyContext): readonly Needed[] {
  const { namespace, settings } = context;
  const both = (path: Path, what: Omit<Access, "verb">): readonly Needed[] =>
    ["get", "list"].map((verb) => ({ path, to: { verb, ...what } }));
  const reads = readsOf(context).flatMap((read) => {
    const known = knownKind(read, settings);
    // A kind that may become readable later: only who may read all of its group is sure to be allowed it then.
    const group = known?.group ?? (read.apiVersion.includes("/") ? (read.apiVersion.split("/")[0] ?? "") : "");
    const where = known?.namespaced === false ? "" : namespace === "" ? (read.namespace ?? "") : namespace;
    const what = { group, resource: known?.resource ?? "*", namespace: where, name: read.name };
    return read.name === "" ? both(read.path, what) : [{ path: read.path, to: { verb: "get", ...what } }];
  });
  if (namespace === "") return reads;
  return [...reads, ...matchedNeeds(context), ...ownNamespace(context)];

  function matchedNeeds({ facts }: PolicyContext): readonly Needed[] {
    const resources = new Map(facts.matched.map((one) => [`${one.group}/${one.resource}`, one]));
    return [...resources.values()].slice(0, mostResources).flatMap(({ rule, at, group, resource }) =>
      both(["spec", "matchConstraints", "resourceRules", rule, "resources", at], {
        group,
        resource,
        namespace,
        name: "",
      }),
    );
  }
}

/** The namespace itself, where an expression looks at it. */
function ownNamespace({ object, namespace, expressions }: PolicyContext): readonly Needed[] {
  const { spec } = object;
  const sources = [
    ...(spec.matchConditions ?? []).map((one, at) => [["matchConditions", at, "expression"], one.expression] as const),
    ...(spec.variables ?? []).map((one, at) => [["variables", at, "expression"], one.expression] as const),
    ...(spec.validations ?? []).flatMap((one, at) => [
      [["validations", at, "expression"], one.expression] as const,
      [["validations", at, "messageExpression"], one.messageExpression ?? ""] as const,
    ]),
    ...(spec.auditAnnotations ?? []).map(
      (one, at) => [["auditAnnotations", at, "valueExpression"], one.valueExpression] as const,
    ),
    ...(spec.reads ?? []).flatMap((one, at) => [
      [["reads", at, "objectName"], one.objectName ?? ""] as const,
      [["reads", at, "where"], one.where ?? ""] as const,
      ...Object.entries(one.index ?? {}).map(([name, source]) => [["reads", at, "index", name], source] as const),
    ]),
  ];
  // Without CEL every mention counts.
  const looks = expressions?.looksAtNamespace ?? ((source: string) => source.includes("namespaceObject"));
  const first = sources.find(([, source]) => looks(source));
  if (first === undefined) return [];
  const to = { verb: "get", group: "", resource: "namespaces", namespace, name: namespace };
  return [{ path: ["spec", ...first[0]], to }];
}

/** What has to be asked about the author. */
export function readAsks(context: PolicyContext): readonly AccessAsk[] {
  return needed(context).map(({ to }) => accessAsk(context.user, to));
}

/** What the author may not read, and would through the policy. */
export function readRightFindings(context: PolicyContext): readonly Found[] {
  const { facts, namespace, related, user } = context;
  const count = new Set(facts.matched.map((one) => `${one.group}/${one.resource}`)).size;
  if (namespace !== "" && count > mostResources)
    return [
      forbidden(["spec", "matchConstraints", "resourceRules"], `it names ${count} resources`, {
        fix: `keep to at most ${mostResources}`,
      }),
    ];
  return needed(context).flatMap(({ path, to }) =>
    related.denied(accessAsk(user, to))
      ? [
          forbidden(path, `its author may not ${accessName(to)}, and would learn of it through the policy`, {
            fix: "have it written by somebody who may, or leave it out",
          }),
        ]
      : [],
  );
}
