import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Kind } from "@bubustack/api/kind";
import type { AccessAsk } from "@bubustack/policies/access";
import type { GrantAsk } from "@bubustack/policies/edges/grant";
import { grants } from "@bubustack/policies/edges/grant";
import { indexes } from "@bubustack/policies/indexes";
import { mergePatch } from "@bubustack/policies/merge/merge-patch";
import { isPolicy } from "@bubustack/policies/policy/is-policy";
import type { Answer, Ask } from "@bubustack/policies/related";
import { resourcePath } from "@bubustack/runtime/kube/path";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import { annotated, originalOf, threeWay } from "../apply/three-way.ts";
import type { Io } from "../io.ts";
import { connect } from "../kube/connect.ts";
import { discover } from "../kube/discovery.ts";
import { clusterObjects } from "../policy/explain/cluster.ts";
import type { Given } from "../verb.ts";
import type { ClusterPolicies, Input, LintOptions } from "./lint.ts";
import { lint } from "./lint.ts";
import type { Report } from "./report.ts";
import type { Subject } from "./subjects.ts";

/**
 * Lints with a cluster as the world beyond the files, read with the user's own rights. An object that is there
 * already is judged as the change that applying its file would make.
 */
export async function lintWithCluster(
  io: Io,
  given: Given,
  inputs: readonly Input[],
  options: LintOptions,
): Promise<Report> {
  const { client } = await connect(io, given);
  try {
    const kinds = options.packs.map(({ kind }) => kind);
    const beyond = (ask: Ask) => {
      if (ask.verb === "access") return accessAnswer(client, ask);
      if (ask.verb === "grant") return grantAnswer(client, kinds, ask);
      return ask.verb === "get" ? getAnswer(client, kinds, ask) : listAnswer(client, kinds, ask);
    };
    return await lint(inputs, {
      ...options,
      beyond,
      live: (subject) => liveOf(client, subject),
      cluster: (given, namespaces) => policiesOf(io, client, given.filter(isPolicy), namespaces),
    });
  } finally {
    client.close();
  }
}

const selfReviews = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

/** Policies of the cluster with what they ask for, and the Namespaces of objects. What may not be read is not known. */
async function policiesOf(
  io: Io,
  client: KubeClient,
  drafts: readonly JsonObject[],
  namespaces: readonly string[],
): Promise<ClusterPolicies> {
  try {
    const all = await discover(client);
    const objects = [...(await clusterObjects(client, all, "", drafts))];
    for (const name of namespaces) {
      const space = client.request("GET", `/api/v1/namespaces/${encodeURIComponent(name)}`);
      const found = await space.catch((error: unknown) => {
        if (isAbsent(error, name)) return undefined;
        throw error;
      });
      if (found !== undefined) objects.push({ apiVersion: "v1", kind: "Namespace", ...found });
    }
    return { objects, whole: true };
  } catch (error) {
    const { reason } = unreadable(error, "the policies of the cluster and what they ask for");
    io.err(`note: policies of the cluster are not asked: ${reason}\n`);
    return { objects: [], whole: false };
  }
}

type Get = Extract<Ask, { verb: "get" }>;
type List = Extract<Ask, { verb: "list" }>;

async function getAnswer(client: KubeClient, kinds: readonly Kind[], ask: Get): Promise<Answer> {
  const kind = kinds.find((one) => one.kind === ask.kind);
  const named = `${ask.kind.toLowerCase()} "${ask.namespace === "" ? "" : `${ask.namespace}/`}${ask.name}"`;
  if (kind === undefined) return { state: "unknown", reason: `${named} is of a kind that the linter does not read` };
  try {
    return { state: "found", object: await client.request("GET", pathOf(kind, ask.namespace, ask.name)) };
  } catch (error) {
    if (isAbsent(error, ask.name)) return { state: "absent", confirmed: true };
    return unreadable(error, named);
  }
}

async function listAnswer(client: KubeClient, kinds: readonly Kind[], ask: List): Promise<Answer> {
  const index = indexes[ask.index];
  const kind = kinds.find((one) => one.kind === index.kind);
  if (kind === undefined) return { state: "unknown", reason: `the linter does not read ${index.kind}` };
  try {
    const list = await client.request("GET", pathOf(kind));
    const items = isList(list["items"]) ? list["items"].filter(isObject) : [];
    const names = items.filter((item) => index.values(item).includes(ask.value)).map(fullName);
    return { state: "listed", names: names.slice(0, 100), total: names.length };
  } catch (error) {
    return unreadable(error, kind.plural);
  }
}

async function grantAnswer(client: KubeClient, kinds: readonly Kind[], ask: GrantAsk): Promise<Answer> {
  const kind = kinds.find((one) => one.kind === "ReferenceGrant");
  if (kind === undefined) return { state: "unknown", reason: "the linter does not read ReferenceGrant" };
  try {
    const list = await client.request("GET", pathOf(kind, ask.to.namespace));
    const items = isList(list["items"]) ? list["items"].filter(isObject) : [];
    return { state: items.some((item) => grants(item, ask)) ? "allowed" : "denied" };
  } catch (error) {
    return unreadable(error, `${kind.plural} of namespace "${ask.to.namespace}"`);
  }
}

/** The linter's user is the author: what is asked is asked about oneself, which needs no right. */
async function accessAnswer(client: KubeClient, { to }: AccessAsk): Promise<Answer> {
  const kind = "SelfSubjectAccessReview";
  const body = { apiVersion: "authorization.k8s.io/v1", kind, spec: { resourceAttributes: to } };
  try {
    const { status } = await client.request("POST", selfReviews, { body });
    return { state: isObject(status) && status["allowed"] === true ? "allowed" : "denied" };
  } catch (error) {
    return unreadable(error, "your own rights");
  }
}

/** What the user may not read, or the cluster does not have, is unknown; a server that fails ends the run. */
function unreadable(error: unknown, what: string): Extract<Answer, { state: "unknown" }> {
  if (!(error instanceof BubuError) || error.code !== "kube/request") throw error;
  if (error.http === 403) return { state: "unknown", reason: `you may not read ${what}` };
  if (error.http === 404) return { state: "unknown", reason: `the cluster does not have the kind of ${what}` };
  throw error;
}

async function liveOf(client: KubeClient, subject: Subject) {
  if (subject.name === "") return undefined;
  try {
    const old = await client.request("GET", pathOf(subject.pack.kind, subject.namespace, subject.name));
    const next = mergePatch(old, threeWay(originalOf(old), annotated(subject.object), old));
    return isObject(next) ? { old, next } : undefined;
  } catch (error) {
    // Not there, no such kind, or not to be read: then it is judged as a new object.
    if (error instanceof BubuError && (error.http === 404 || error.http === 403)) return undefined;
    throw error;
  }
}

/** A 404 about the object itself names it; one about the kind does not. */
function isAbsent(error: unknown, name: string): boolean {
  if (!(error instanceof BubuError) || error.http !== 404) return false;
  const details = isObject(error.cause) ? error.cause["details"] : undefined;
  return isObject(details) && details["name"] === name;
}

function pathOf({ group, version, plural }: Kind, namespace = "", name?: string): string {
  const scope = namespace === "" ? {} : { namespace };
  return resourcePath({ group, version, resource: plural }, { ...scope, ...(name === undefined ? {} : { name }) });
}

function fullName(object: JsonObject): string {
  const metadata = isObject(object["metadata"]) ? object["metadata"] : {};
  const { name, namespace } = metadata;
  return typeof namespace === "string" && namespace !== "" ? `${namespace}/${String(name)}` : String(name);
}
