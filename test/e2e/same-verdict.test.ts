import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { lint as lintInputs } from "@bubustack/cli/lint/lint";
import { readSource } from "@bubustack/cli/source/source";
import type { Verdict } from "@bubustack/policies/kernel";
import { packs } from "@bubustack/policies/rules/index";
import { defaultSettings } from "@bubustack/policies/settings";
import { mutations } from "@bubustack/policies/testing/random-objects";
import { host } from "@bubustack/runtime/host";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { knownTo, lookupsOf, webhookVerdict } from "./webhook-verdict.ts";

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

test("linter and webhook give the same bytes for the same object among the same others", async () => {
  const all = documents();
  const lookups = lookupsOf(all);
  const { objects } = await lint();
  expect(objects.map(({ name }) => name).sort()).toEqual(
    all.map(({ metadata }) => (isObject(metadata) ? String(metadata["name"]) : "")).sort(),
  );
  for (const object of all) {
    const name = isObject(object["metadata"]) ? object["metadata"]["name"] : "";
    const linted = objects.filter((one) => one.kind === object["kind"] && one.name === name);
    const verdicts = linted.map(({ verdict }) => JSON.stringify(verdict));
    expect(verdicts).toContain(JSON.stringify(await webhookVerdict(object, lookups)));
  }
});

/** What the linter says of one object that is written as JSON, if it can be read. */
async function lintOne(text: string, lookups: ReturnType<typeof lookupsOf>): Promise<Verdict | undefined> {
  const source = readSource("object.json", Buffer.from(text));
  const { objects } = await lintInputs([{ source, named: true }], {
    packs,
    settings: defaultSettings,
    host: host(),
    namespace: "default",
    beyond: (ask) => knownTo(lookups, ask),
  });
  return objects[0]?.verdict;
}

test.each(packs.map((pack) => [pack.kind.kind, pack] as const))("so they do for any %s", async (kind, pack) => {
  const [example] = pack.rules.flatMap(({ examples: { allow } }) => allow);
  if (example === undefined) throw new Error(`${kind} has no example`);
  const { apiVersion, metadata } = example.object;
  const lookups = lookupsOf(example.related ?? []);
  await fc.assert(
    fc.asyncProperty(mutations(example.object), async (given) => {
      const object = { ...(isObject(given) ? given : {}), apiVersion, kind, metadata } as JsonObject;
      const text = JSON.stringify(object);
      // A file is text: what no text can hold is no file.
      fc.pre(!/\\ud[89a-f]/i.test(text));
      const linted = await lintOne(text, lookups);
      const judged = await webhookVerdict(JSON.parse(text), lookups);
      expect(JSON.stringify(linted)).toBe(JSON.stringify(judged));
    }),
    { numRuns: 150 },
  );
});
