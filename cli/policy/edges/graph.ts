/** The references among some objects, and whether each may be. */
import type { JsonObject } from "@bubustack/api/json";
import { formatPath } from "@bubustack/api/path";
import { objectAt, textAt } from "@bubustack/policies/admission/policy";
import type { Edge } from "@bubustack/policies/edges/edges";
import { edgesOf } from "@bubustack/policies/edges/edges";
import { grants } from "@bubustack/policies/edges/grant";
import { grantAsk, permitted } from "@bubustack/policies/edges/permission";
import { edgeTable, groupOf } from "@bubustack/policies/edges/table";
import { Related } from "@bubustack/policies/related";
import type { Settings } from "@bubustack/policies/settings";

/** One end of a reference; `namespace` is empty for what is in none. */
export interface End {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** What was found of a reference: `unknown` where a policy could not be judged with what was given. */
export type State = "allowed" | "refused" | "unknown";

export interface Reference {
  readonly from: End;
  readonly to: End;
  /** Where it stands: `spec.steps[0].ref`. */
  readonly field: string;
  readonly crossNamespace: boolean;
  readonly state: State;
  /** What decided it, in words: a grant, the setting, or policies with their rules. */
  readonly why: string;
}

/** What policies say of a reference. */
export interface Said {
  /** By field; that of a finding about the whole object is empty. Those of the object's other references do not count. */
  readonly refused: readonly { readonly path: string; readonly by: string }[];
  /** Policies that could not be judged. */
  readonly unverified: readonly string[];
}

/** All references of the objects of our kinds, in the order of the objects. Without `all` only those that lead into another namespace. */
export function graph(
  objects: readonly JsonObject[],
  settings: Settings,
  ask: (object: JsonObject, edge: Edge) => Said,
  all: boolean,
): readonly Reference[] {
  const given = objects.filter(({ kind }) => kind === "ReferenceGrant");
  return objects.flatMap((object) => {
    const kind = textAt(object, "kind");
    if (!referring.has(kind) || !textAt(object, "apiVersion").startsWith(`${groupOf(kind)}/`)) return [];
    const from = { kind, namespace: metadata(object, "namespace"), name: metadata(object, "name") };
    const edges = edgesOf(kind, object).filter((edge) => all || leadsOut(from, edge));
    return edges.map((edge) => reference(from, edge, byMode(from, edge, settings, given), () => ask(object, edge)));
  });
}

const referring = new Set(edgeTable.map(({ from }) => from));

function leadsOut(from: End, { to }: Edge): boolean {
  return to.namespace !== "" && to.namespace !== from.namespace;
}

function reference(from: End, edge: Edge, mode: Decided, ask: () => Said): Reference {
  const { kind, namespace, name } = edge.to;
  const field = formatPath(edge.path);
  const base = { from, to: { kind, namespace, name }, field, crossNamespace: leadsOut(from, edge) };
  if (mode.state === "refused") return { ...base, ...mode };
  const said = ask();
  const by = said.refused.filter(({ path }) => isAt(path, field)).map(({ by }) => by);
  if (by.length > 0) return { ...base, state: "refused", why: [...new Set(by)].join(", ") };
  if (said.unverified.length > 0)
    return { ...base, state: "unknown", why: `not verified: ${said.unverified.join(", ")}` };
  return { ...base, ...mode };
}

/** Whether a finding is about the field, something in it, or what it stands in. */
function isAt(path: string, field: string): boolean {
  return path === "" || path === field || (path.startsWith(field) && /^[.[]/.test(path.slice(field.length)));
}

type Decided = Pick<Reference, "state" | "why">;

/** What the setting and the grants say. */
function byMode({ namespace }: End, edge: Edge, settings: Settings, given: readonly JsonObject[]): Decided {
  const place = { namespace, settings };
  const asked = grantAsk({ ...place, related: nothing }, edge);
  if (asked === undefined) {
    const may = permitted({ ...place, related: nothing }, edge) === "yes";
    if (edge.to.namespace === "") return { state: "allowed", why: "cluster-scoped" };
    if (edge.to.namespace === namespace || namespace === "") return { state: "allowed", why: "same namespace" };
    if (may) return { state: "allowed", why: "crossNamespace: allow" };
    const never = edge.row.permission === "never";
    return { state: "refused", why: never ? "never across namespaces" : `crossNamespace: ${settings.crossNamespace}` };
  }
  const grant = given.find((one) => grants(one, asked));
  if (grant === undefined) return { state: "refused", why: `no ReferenceGrant in ${asked.to.namespace}` };
  return { state: "allowed", why: `ReferenceGrant ${asked.to.namespace}/${metadata(grant, "name")}` };
}

/** Answers of others play no part: grants are among the objects. */
const nothing = new Related({ get: () => undefined });

function metadata(object: JsonObject, field: string): string {
  return textAt(objectAt(object, "metadata"), field);
}
