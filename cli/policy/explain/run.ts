import type { AdmissionRequest } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import { readRequest } from "@bubustack/policies/admission/read-request";
import { host } from "@bubustack/runtime/host";
import { resourcePath } from "@bubustack/runtime/kube/path";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import { connect } from "../../kube/connect.ts";
import { byWord, discover } from "../../kube/discovery.ts";
import { objectsIn } from "../../source/objects.ts";
import { style } from "../../terminal/style.ts";
import type { Given } from "../../verb.ts";
import { exits, text, texts } from "../../verb.ts";
import { catalogue } from "../eval/kinds.ts";
import { nowOf } from "../now.ts";
import type { NamedRequest } from "../requests.ts";
import { requestsIn } from "../requests.ts";
import { requestAbout } from "../suite/request.ts";
import { clusterObjects } from "./cluster.ts";
import { explain } from "./explain.ts";
import { human } from "./human.ts";

/** `bubu policy explain`: which policies hold for objects, which do not and why, and what they would answer. */
export async function run(io: Io, given: Given): Promise<number> {
  const files = texts(given, "filename");
  const [word] = given.args;
  if ((word === undefined) === (files.length === 0))
    throw new UsageError(
      "name either an object of the cluster, or files by -f",
      "such as pod/web -n shop, or -f pod.yaml",
    );
  const { objects, requests } = word === undefined ? await ofFiles(io, given, files) : await ofCluster(io, given, word);
  if (requests.length === 0) throw new UsageError("there is no object", "name files with objects or AdmissionReviews");
  const own = host();
  const kinds = catalogue()(objects);
  const explained = requests.map(({ name, request }) => ({
    name,
    ...explain(objects, request, kinds, own, nowOf(given, own.now())),
  }));
  if (text(given, "output") === "json") io.out(`${JSON.stringify({ version: 1, objects: explained })}\n`);
  else io.out(explained.map(({ name, ...one }) => human(name, one, style(io.color))).join("\n"));
  return explained.some(({ verdict }) => verdict !== "allowed") ? exits.findings : exits.clean;
}

interface Asked {
  readonly objects: readonly JsonObject[];
  readonly requests: readonly NamedRequest[];
}

/** Policies of files, where there are any, or else of the cluster. */
async function ofFiles(io: Io, given: Given, files: readonly string[]): Promise<Asked> {
  const paths = texts(given, "policies");
  if (paths.length > 0) {
    const objects = await objectsIn(io, paths);
    return { objects, requests: await requestsIn(io, files, catalogue()(objects)) };
  }
  const { client } = await connect(io, given);
  try {
    const requests = await requestsIn(io, files, catalogue()([]));
    const [first] = requests;
    const objects = await clusterObjects(client, await discover(client), first?.request.namespace ?? "");
    return { objects, requests };
  } finally {
    client.close();
  }
}

async function ofCluster(io: Io, given: Given, word: string): Promise<Asked> {
  const [kind = "", name = "", ...rest] = word.split("/");
  if (name === "" || rest.length > 0)
    throw new UsageError(`"${word}" names no object`, "write kind/name, such as pod/web");
  const { client, namespace } = await connect(io, given);
  try {
    const all = await discover(client);
    const resource = byWord(all, kind);
    const scope = resource.namespaced ? { namespace: text(given, "namespace") ?? namespace } : {};
    const object = await client.request("GET", resourcePath(resource, { ...scope, name }));
    const paths = texts(given, "policies");
    const objects =
      paths.length > 0 ? await objectsIn(io, paths) : await clusterObjects(client, all, scope.namespace ?? "");
    const { group, version, resource: plural } = resource;
    const about = { object, user: {}, request: { resource: { group, version, resource: plural } } };
    return { objects, requests: [{ name: word, request: requestFrom(requestAbout(about, catalogue()(objects))) }] };
  } finally {
    client.close();
  }
}

function requestFrom(asked: JsonObject): AdmissionRequest {
  const request = readRequest(asked);
  if ("problem" in request) throw new UsageError(request.problem, "see bubu policy explain --help");
  return request;
}
