import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import { parseAllDocuments } from "yaml";
import { applied, metadataOf, pathOf } from "./objects.ts";
import { until } from "./until.ts";

const chart = join(import.meta.dirname, "..", "..", "charts", "bubustack");

/** The objects of a folder of the chart, as an installation gets them. */
export function chartObjects(folder: "crds" | "native-policies" | "openreports"): readonly JsonObject[] {
  return readdirSync(join(chart, folder))
    .sort()
    .flatMap((name) => documents(readFileSync(join(chart, folder, name), "utf8")));
}

/** The objects of a YAML stream. */
export function documents(text: string): readonly JsonObject[] {
  return parseAllDocuments(text)
    .map((document) => document.toJS())
    .filter(isObject);
}

/** Installs the CRDs and waits until they are served; answers the warnings that came with them. */
export async function installDefinitions(client: KubeClient): Promise<readonly string[]> {
  const answers = await Promise.all(chartObjects("crds").map((object) => applied(client, object)));
  await Promise.all(answers.map(({ object }) => established(client, object)));
  return answers.flatMap(({ warnings }) => warnings);
}

/** The conditions of a CRD once it is served. */
export function established(client: KubeClient, definition: JsonObject): Promise<ReadonlyMap<string, string>> {
  return until(`${metadataOf(definition)["name"]} is served`, async () => {
    const { status } = await client.request("GET", pathOf(definition, true));
    const conditions = isObject(status) && Array.isArray(status["conditions"]) ? status["conditions"] : [];
    const found = new Map(conditions.map(({ type, status, message }) => [type, `${status} ${message}`]));
    return found.get("Established")?.startsWith("True") ? found : undefined;
  });
}
