import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { indexes } from "@bubustack/policies/indexes";
import { judge } from "@bubustack/policies/judge";
import type { Verdict } from "@bubustack/policies/kernel";
import type { Ask } from "@bubustack/policies/related";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/runtime/host";
import { store } from "@bubustack/runtime/kube/store";
import { cached, fetcher } from "@bubustack/webhooks/fetch-needs";
import { judgeLoop } from "@bubustack/webhooks/judge-loop";
import { noAccess } from "@bubustack/webhooks/testing/lookups";
import { expect, test } from "vitest";
import { parseAllDocuments } from "yaml";

const examples = fileURLToPath(new URL("../../docs/examples/", import.meta.url));
const bubu = fileURLToPath(new URL("../../cli/bubu.js", import.meta.url));
const files = readdirSync(examples, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml"))
  .sort();
const run = promisify(execFile);

interface Linted {
  readonly objects: readonly { kind: string; namespace: string; name: string; verdict: Verdict }[];
}

/** What the linter says of all examples as one closed world. */
async function lint(): Promise<Linted> {
  const { stdout } = await run(process.execPath, [bubu, "lint", "-o", "json", examples]).catch(
    (error: { stdout: string }) => error,
  );
  return JSON.parse(stdout) as Linted;
}

function documents(): readonly JsonObject[] {
  return files.flatMap((file) =>
    parseAllDocuments(readFileSync(new URL(file, `file://${examples}`), "utf8")).map((one) => one.toJS() as JsonObject),
  );
}

/** What the webhook's judge loop says, with caches that hold the same objects. */
async function webhookVerdict(object: JsonObject, all: readonly JsonObject[]): Promise<Verdict> {
  const byKind = (kind: string) => {
    const held = store(Object.fromEntries(Object.entries(indexes).map(([name, { values }]) => [name, values])));
    // Of two that have one name the linter knows the first, a store the last.
    held.replace(all.filter((one) => one["kind"] === kind).toReversed());
    return { synced: true, staleMs: () => 0, get: held.get, byIndex: held.byIndex, size: held.size };
  };
  const lookups = { cache: byKind, get: () => Promise.resolve(undefined), access: noAccess };
  const metadata = isObject(object["metadata"]) ? object["metadata"] : {};
  const review = {
    operation: "CREATE",
    kind: String(object["kind"]),
    namespace: String(metadata["namespace"] ?? ""),
    name: String(metadata["name"]),
    object,
  } as const;
  const leftMs = () => 1_000;
  const fetch = fetcher(lookups, leftMs);
  const atHand = (ask: Ask) => cached(lookups, ask);
  const outcome = await judgeLoop(review, { judge, settings: defaultSettings, host: host(), fetch, atHand, leftMs });
  if ("refusal" in outcome) throw outcome.refusal;
  return outcome.verdict;
}

test("linter and webhook give the same bytes for the same object among the same others", async () => {
  const all = documents();
  const { objects } = await lint();
  expect(objects.map(({ name }) => name).sort()).toEqual(
    all.map(({ metadata }) => (isObject(metadata) ? String(metadata["name"]) : "")).sort(),
  );
  for (const object of all) {
    const name = isObject(object["metadata"]) ? object["metadata"]["name"] : "";
    const linted = objects.filter((one) => one.kind === object["kind"] && one.name === name);
    const verdicts = linted.map(({ verdict }) => JSON.stringify(verdict));
    expect(verdicts).toContain(JSON.stringify(await webhookVerdict(object, all)));
  }
});
