import { BubuError } from "@bubustack/api/errors";
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { resourcePath } from "@bubustack/runtime/kube/path";
import type { KubeClient, RequestOptions } from "@bubustack/runtime/kube/types";
import { UsageError } from "../fail.ts";
import type { Io } from "../io.ts";
import { connect } from "../kube/connect.ts";
import type { Discovered } from "../kube/discovery.ts";
import { byKind, discover, nameOf } from "../kube/discovery.ts";
import type { FileObject } from "../kube/objects.ts";
import { fileObjects } from "../kube/objects.ts";
import { refusalLines } from "../kube/refusal.ts";
import { printable } from "../terminal/text.ts";
import type { Given } from "../verb.ts";
import { exits, on, text, texts } from "../verb.ts";
import { annotated, originalOf, threeWay } from "./three-way.ts";

/** `bubu apply`: each object of the files is created or changed; one refusal does not keep the others back. */
export async function run(io: Io, given: Given): Promise<number> {
  const filenames = texts(given, "filename");
  if (filenames.length === 0)
    throw new UsageError("apply needs -f", "name a file, a folder, or - : bubu apply -f story.yaml");
  const objects = await fileObjects(filenames, io);
  const { client, namespace } = await connect(io, given);
  const dry = on(given, "dryRun");
  let refused = false;
  try {
    const resources = await discover(client);
    for (const one of objects) {
      try {
        const resource = byKind(resources, one.apiVersion, one.kind);
        const done = await applyOne(
          { client, resource, dry, io },
          inNamespace(one, resource, text(given, "namespace") ?? namespace),
        );
        io.out(`${nameOf(resource)}/${one.name} ${done}${dry ? " (dry run)" : ""}\n`);
      } catch (error) {
        refused = true;
        sayRefusal(io, one, error);
      }
    }
  } finally {
    client.close();
  }
  return refused ? exits.findings : exits.clean;
}

/** Says why the server refused an object; any other error goes on. */
export function sayRefusal(io: Io, one: Pick<FileObject, "kind" | "name" | "at">, error: unknown): void {
  const lines = refusalLines(error);
  if (lines === undefined) throw error;
  const subject = `${one.kind} "${one.name}"${one.at === "" ? "" : ` (${one.at})`}`;
  const reasons = lines.length === 1 ? ` ${lines[0]}\n` : `\n${lines.map((line) => `  * ${line}\n`).join("")}`;
  io.err(printable(`error: ${subject} is refused:${reasons}`));
}

interface Target {
  readonly client: KubeClient;
  readonly resource: Discovered;
  readonly dry: boolean;
  readonly io: Io;
}

interface Placed extends FileObject {
  /** Absent for cluster-scoped kinds. */
  readonly scope?: string;
}

function inNamespace(one: FileObject, resource: Discovered, fallback: string): Placed {
  if (!resource.namespaced) return one;
  const scope = one.namespace === "" ? fallback : one.namespace;
  const metadata = isObject(one.object["metadata"]) ? one.object["metadata"] : {};
  return { ...one, scope, object: { ...one.object, metadata: { ...metadata, namespace: scope } } };
}

async function applyOne(target: Target, one: Placed): Promise<"created" | "configured" | "unchanged"> {
  const { client, resource } = target;
  const scope = one.scope === undefined ? {} : { namespace: one.scope };
  const path = resourcePath(resource, { ...scope, name: one.name });
  const modified = annotated(one.object);
  const current = await live(client, path);
  if (current === undefined) {
    await client.request("POST", resourcePath(resource, scope), writing(target, modified));
    return "created";
  }
  const patch = threeWay(originalOf(current), modified, current);
  if (Object.keys(patch).length === 0) return "unchanged";
  const written = await client.request("PATCH", path, {
    ...writing(target, patch),
    contentType: "application/merge-patch+json",
  });
  // What is only filled in again by admission leaves the object as it was: the server does not write it.
  return !target.dry && versionOf(written) === versionOf(current) ? "unchanged" : "configured";
}

function versionOf(object: JsonObject): Json | undefined {
  return isObject(object["metadata"]) ? object["metadata"]["resourceVersion"] : undefined;
}

function writing({ dry, io }: Target, body: JsonObject): RequestOptions {
  const query = { fieldManager: "bubu", fieldValidation: "Strict", ...(dry ? { dryRun: "All" } : {}) };
  return { body, query, onWarning: (warning) => io.err(printable(`warning: ${warning}\n`)) };
}

async function live(client: KubeClient, path: string): Promise<JsonObject | undefined> {
  try {
    return await client.request("GET", path);
  } catch (error) {
    if (error instanceof BubuError && error.code === "kube/request" && error.http === 404) return undefined;
    throw error;
  }
}
