import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestServer } from "@bubustack/apiserver/testing/server";
import { testServer } from "@bubustack/apiserver/testing/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readCases } from "./case.ts";
import { runCases } from "./run.ts";

const cases = readCases();
/** Where the embedded server is known to answer otherwise than Kubernetes: the reason, by the id of the case. */
const differences: { readonly [id: string]: string } =
  parse(readFileSync(join(import.meta.dirname, "differences.yaml"), "utf8")) ?? {};

let server: TestServer;
let outcomes: ReadonlyMap<string, readonly string[]>;
beforeAll(async () => {
  server = await testServer();
  outcomes = await runCases(server, cases);
});
afterAll(() => server.close());

describe("the embedded server answers as Kubernetes", () => {
  for (const { id } of cases) {
    if (Object.hasOwn(differences, id)) continue;
    test(id, () => expect(outcomes.get(id)).toEqual([]));
  }
});

test("what is listed as a difference is one, with its reason", () => {
  const passing = Object.keys(differences).filter((id) => outcomes.get(id)?.length === 0);
  expect(passing, "these pass: remove them from differences.yaml").toEqual([]);
  expect(Object.keys(differences).filter((id) => !outcomes.has(id))).toEqual([]);
  expect(Object.values(differences).filter((reason) => reason.length < 15)).toEqual([]);
});
