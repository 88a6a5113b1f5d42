import { BubuError } from "@bubustack/api/errors";
import { resourcePath } from "@bubustack/runtime/kube/path";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import { sayRefusal } from "../apply/run.ts";
import { UsageError } from "../fail.ts";
import type { Io } from "../io.ts";
import { connect } from "../kube/connect.ts";
import type { Discovered } from "../kube/discovery.ts";
import { byKind, byWord, discover, nameOf } from "../kube/discovery.ts";
import { fileObjects } from "../kube/objects.ts";
import { printable } from "../terminal/text.ts";
import type { Given } from "../verb.ts";
import { exits, on, text, texts } from "../verb.ts";

/** One object to delete. */
interface Doomed {
  readonly resource: Discovered;
  readonly name: string;
  readonly namespace: string;
  /** Where a file names it; empty where the command line does. */
  readonly at: string;
}

/** `bubu delete`: by kind and name, or all that is in files, last ones first. */
export async function run(io: Io, given: Given): Promise<number> {
  const filenames = texts(given, "filename");
  const [kind, ...names] = given.args;
  if ((filenames.length === 0) === (kind === undefined) || (kind !== undefined && names.length === 0)) {
    throw new UsageError(
      "delete needs a kind and names, or -f",
      "bubu delete story hello, or bubu delete -f story.yaml",
    );
  }
  const objects = filenames.length === 0 ? [] : await fileObjects(filenames, io);
  const { client, namespace } = await connect(io, given);
  const scope = text(given, "namespace") ?? namespace;
  try {
    const all = await discover(client);
    const doomed: readonly Doomed[] =
      kind === undefined
        ? objects.toReversed().map((one) => {
            const resource = byKind(all, one.apiVersion, one.kind);
            return { resource, name: one.name, namespace: one.namespace || scope, at: one.at };
          })
        : names.map((name) => ({ resource: byWord(all, kind), name, namespace: scope, at: "" }));
    let refused = false;
    for (const one of doomed) refused = (await removeOne(io, given, client, one)) || refused;
    return refused ? exits.findings : exits.clean;
  } finally {
    client.close();
  }
}

/** True where the server refused. */
async function removeOne(io: Io, given: Given, client: KubeClient, one: Doomed): Promise<boolean> {
  const { resource, name, namespace } = one;
  const dry = on(given, "dryRun");
  const path = resourcePath(resource, { name, ...(resource.namespaced ? { namespace } : {}) });
  try {
    await client.request("DELETE", path, {
      query: dry ? { dryRun: "All" } : {},
      onWarning: (warning) => io.err(printable(`warning: ${warning}\n`)),
    });
    io.out(`${nameOf(resource)} "${name}" deleted${dry ? " (dry run)" : ""}\n`);
    return false;
  } catch (error) {
    if (on(given, "ignoreNotFound") && error instanceof BubuError && error.http === 404) return false;
    sayRefusal(io, { kind: resource.kind, name, at: one.at }, error);
    return true;
  }
}
