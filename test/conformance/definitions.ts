import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { parseAllDocuments } from "yaml";
import type { Connection } from "./connection.ts";
import { valueAt } from "./values.ts";

const collection = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

/** The CRDs that the cases share. */
function definitions(): readonly JsonObject[] {
  return parseAllDocuments(readFileSync(join(import.meta.dirname, "definitions.yaml"), "utf8"))
    .map((document) => document.toJS({ maxAliasCount: 1_000 }))
    .filter(isObject);
}

/** Installs the shared CRDs and waits until each is served. Throws where the server refuses one. */
export async function installDefinitions(on: Connection): Promise<void> {
  await Promise.all(definitions().map((definition) => install(on, definition)));
}

async function install(on: Connection, definition: JsonObject): Promise<void> {
  const name = valueAt(definition, "metadata.name");
  const { code, text } = await on.send({
    method: "PATCH",
    path: `${collection}/${name}?fieldManager=conformance&force=true&fieldValidation=Strict`,
    headers: { "content-type": "application/apply-patch+yaml" },
    body: JSON.stringify(definition),
  });
  if (code >= 300) throw new Error(`${name} is refused: ${text}`);
  const group = valueAt(definition, "spec.group");
  const plural = valueAt(definition, "spec.names.plural");
  for (let asked = 0; asked < 500; asked++) {
    const { code } = await on.send({ method: "GET", path: `/apis/${group}/v1/${plural}`, headers: {} });
    if (code === 200) return;
    await sleep(40);
  }
  throw new Error(`${name} is not served`);
}
