import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { resourcePath } from "@bubustack/runtime/kube/path";
import type { Io } from "../io.ts";
import { connect } from "../kube/connect.ts";
import { byWord, discover, nameOf } from "../kube/discovery.ts";
import { table } from "../terminal/table.ts";
import type { Given } from "../verb.ts";
import { exits, on, text } from "../verb.ts";
import { shown } from "./shown.ts";

const asTable = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

/** `bubu get`: shows one object, or all of a kind; the table is the server's own. */
export async function run(io: Io, given: Given): Promise<number> {
  const [word = "", name] = given.args;
  const output = text(given, "output") ?? "table";
  const { client, namespace } = await connect(io, given);
  try {
    const resource = byWord(await discover(client), word);
    const everywhere = on(given, "allNamespaces") && name === undefined;
    const scope = resource.namespaced && !everywhere ? { namespace: text(given, "namespace") ?? namespace } : {};
    const path = resourcePath(resource, { ...scope, ...(name === undefined ? {} : { name }) });
    const answer = await client.request("GET", path, output === "table" ? { accept: asTable } : {});
    if (output === "json") io.out(`${JSON.stringify(shown(answer), null, 2)}\n`);
    else if (output === "yaml") io.out(await yaml(shown(answer)));
    else if (output === "name")
      io.out(
        names(answer)
          .map((one) => `${nameOf(resource)}/${one}\n`)
          .join(""),
      );
    else sayTable(io, answer, everywhere && resource.namespaced, scope.namespace);
    return exits.clean;
  } finally {
    client.close();
  }
}

async function yaml(answer: JsonObject): Promise<string> {
  const { stringify } = await import("yaml");
  return stringify(answer, { lineWidth: 0, aliasDuplicateObjects: false });
}

function names(answer: JsonObject): readonly string[] {
  const items = isList(answer["items"]) ? answer["items"] : [answer];
  return items.map((item) => metadataText(item, "name"));
}

function sayTable(io: Io, answer: JsonObject, withNamespace: boolean, namespace: string | undefined): void {
  const columns = objects(answer["columnDefinitions"]);
  const rows = objects(answer["rows"]);
  if (rows.length === 0) {
    io.err(namespace === undefined ? "No resources found\n" : `No resources found in ${namespace} namespace.\n`);
    return;
  }
  // Columns with a priority are for wide tables.
  const visible = columns
    .map((column, at) => ({ column, at }))
    .filter(({ column }) => !Number(column["priority"] ?? 0));
  const header = visible.map(({ column }) => String(column["name"]).toUpperCase());
  const cells = rows.map((row) => visible.map(({ at }) => cell(isList(row["cells"]) ? row["cells"][at] : undefined)));
  const spaces = rows.map((row) => metadataText(row["object"], "namespace"));
  io.out(
    withNamespace
      ? table(
          ["NAMESPACE", ...header],
          cells.map((row, at) => [spaces[at] ?? "", ...row]),
        )
      : table(header, cells),
  );
}

function cell(value: Json | undefined): string {
  if (value === undefined || value === null) return "<none>";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function metadataText(object: Json | undefined, field: string): string {
  const metadata = isObject(object) ? object["metadata"] : undefined;
  const value = isObject(metadata) ? metadata[field] : undefined;
  return typeof value === "string" ? value : "";
}

function objects(value: Json | undefined): readonly JsonObject[] {
  return isList(value) ? value.filter(isObject) : [];
}
