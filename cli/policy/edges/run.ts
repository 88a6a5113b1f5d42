import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { formatPath } from "@bubustack/api/path";
import { objectAt, textAt } from "@bubustack/policies/admission/policy";
import type { Edge } from "@bubustack/policies/edges/edges";
import { edgeTable, groupOf } from "@bubustack/policies/edges/table";
import type { Settings } from "@bubustack/policies/settings";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/runtime/host";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import { connect } from "../../kube/connect.ts";
import { discover } from "../../kube/discovery.ts";
import { readSettings } from "../../lint/settings.ts";
import { readFileSource } from "../../source/files.ts";
import { objectsIn } from "../../source/objects.ts";
import type { Given } from "../../verb.ts";
import { exits, on, text, texts } from "../../verb.ts";
import { Answerer } from "../eval/answer.ts";
import type { Kinds } from "../eval/kinds.ts";
import { catalogue } from "../eval/kinds.ts";
import { clusterObjects, listed } from "../explain/cluster.ts";
import { nowOf } from "../now.ts";
import { requestAbout } from "../suite/request.ts";
import type { Said } from "./graph.ts";
import { graph } from "./graph.ts";
import { human } from "./human.ts";
import { dot, svg } from "./pictures.ts";

/** `bubu policy edges`: the references that lead into other namespaces, and whether each may be. */
export async function run(io: Io, given: Given): Promise<number> {
  const objects = given.args.length > 0 ? await objectsIn(io, given.args) : await ofCluster(io, given);
  const policies = await objectsIn(io, texts(given, "policies"));
  const own = host();
  const all = [...objects, ...policies];
  const answerer = new Answerer(all, own, nowOf(given, own.now()));
  const kinds = catalogue()(all);
  const placed = objects.map((object) => placedIn(object, kinds));
  const settings = await settingsOf(io, text(given, "settings"));
  const namespaces = labelsOf(all);
  const ask = (object: JsonObject, edge: Edge) =>
    said(answerer, requestAbout({ object, user: {} }, kinds), edge, namespaces);
  const references = graph(placed, settings, ask, on(given, "all"));
  const output = text(given, "output") ?? "human";
  if (output === "json") io.out(`${JSON.stringify({ version: 1, references })}\n`);
  else io.out(output === "dot" ? dot(references) : output === "svg" ? svg(references) : human(references));
  return references.some(({ state }) => state === "refused") ? exits.findings : exits.clean;
}

const referring = new Map(edgeTable.map(({ from }) => [from, groupOf(from)]));

/** An object as the server would have it, with its namespace; others than ours as they are. */
function placedIn(object: JsonObject, kinds: Kinds): JsonObject {
  if (!refers(object)) return object;
  const about = requestAbout({ object, user: {} }, kinds)["object"];
  return isObject(about) ? about : object;
}

function refers({ apiVersion, kind }: JsonObject): boolean {
  const group = typeof kind === "string" ? referring.get(kind) : undefined;
  return group !== undefined && typeof apiVersion === "string" && apiVersion.startsWith(`${group}/`);
}

type Labels = ReadonlyMap<string, JsonObject>;

/** The labels of the Namespaces among some objects, with the one that the API server gives them. */
function labelsOf(objects: readonly JsonObject[]): Labels {
  const found = objects.filter(({ apiVersion, kind }) => apiVersion === "v1" && kind === "Namespace");
  return new Map(
    found.map((object): [string, JsonObject] => {
      const metadata = objectAt(object, "metadata");
      const name = textAt(metadata, "name");
      return [name, { "kubernetes.io/metadata.name": name, ...objectAt(metadata, "labels") }];
    }),
  );
}

/**
 * What the policies at the point Reference say of an object that is created as it is: of one reference where both Namespaces are
 * given, and else of all that it has, since what is not known of one cannot be told from the rest.
 */
function said(answerer: Answerer, request: JsonObject, edge: Edge, labels: Labels): Said {
  const variables = variablesOf(request, edge, labels);
  const { findings, unverified, error } = answerer.answer({ at: "Reference", request, ...variables });
  if (error !== undefined) return { refused: [], unverified: [error] };
  const refused = findings
    .filter(({ action }) => action === "Deny")
    .map(({ path, policy, rule }) => ({ path, by: `${policy} [${rule}]` }));
  return { refused, unverified };
}

function variablesOf(request: JsonObject, { path, to }: Edge, labels: Labels): JsonObject {
  const { namespace, name } = request;
  const { group, kind } = objectAt(request, "kind");
  const [own, other] = [labels.get(String(namespace)), to.namespace === "" ? {} : labels.get(to.namespace)];
  if (own === undefined || other === undefined) return {};
  const from = { group, kind, namespace, name, namespaceLabels: own };
  const crossNamespace = to.namespace !== "" && to.namespace !== namespace;
  return {
    variables: { edge: { field: formatPath(path), crossNamespace, from, to: { ...to, namespaceLabels: other } } },
  };
}

async function settingsOf(io: Io, file: string | undefined): Promise<Settings> {
  return file === undefined ? defaultSettings : readSettings(await readFileSource({ name: file, named: true }, io));
}

/** What refers, grants, policies with what they ask for, and Namespaces, read with the user's own rights. */
async function ofCluster(io: Io, given: Given): Promise<readonly JsonObject[]> {
  const { client } = await connect(io, given);
  try {
    const all = await discover(client);
    const ours = [...referring, ["ReferenceGrant", "policy.bubustack.io"], ["Namespace", ""]];
    const wanted = all.filter(({ group, kind }) => ours.some(([k, g]) => k === kind && g === group));
    if (wanted.length === 0) throw new UsageError("the cluster has no kinds of the platform", "name files instead");
    const objects = await Promise.all(wanted.map((resource) => listed(client, resource)));
    return [...objects.flat(), ...(await clusterObjects(client, all, ""))];
  } finally {
    client.close();
  }
}
