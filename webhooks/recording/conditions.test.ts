import { recordTypeOf } from "@bubustack/api/audit/record-types";
import type { JsonObject } from "@bubustack/api/json";
import { structural } from "@bubustack/api/structural";
import { valueProblems } from "@bubustack/api/testing/value-problems";
import type { Event } from "@bubustack/audit/record/event";
import { host } from "@bubustack/policies/testing/host";
import { expect, test } from "vitest";
import { testTls } from "../testing/tls.ts";
import { hashOf } from "./asked.ts";
import { recordConditions } from "./conditions.ts";

const spec = { validations: [] };
const policy = (name: string): JsonObject => ({ kind: "ClusterPolicy", metadata: { name }, spec });

function conditions() {
  const tls = testTls();
  const listeners = new Set<() => void>();
  let current = {
    objects: [] as readonly JsonObject[],
    digest: "0".repeat(64),
    engine: undefined,
    namespaces: new Set<string>(),
  };
  const noted: Omit<Event, "source">[] = [];
  const end = recordConditions(
    {
      tls,
      issuer: () => tls.ca,
      holder: {
        current: () => current,
        onChange: (listener) => {
          listeners.add(listener);
          return () => void listeners.delete(listener);
        },
      },
      settings: { maxRetries: 3 },
      rules: "3".repeat(64),
      identity: "bubu-webhook-0",
      digests: host,
    },
    { note: async (event) => void noted.push(event) },
  );
  /** What was noted since, each held against its schema. */
  const since = () =>
    noted.splice(0).map(({ type, data }) => {
      const schema = recordTypeOf(type)?.data;
      expect(schema && valueProblems(structural(schema), JSON.parse(JSON.stringify(data)))).toEqual([]);
      return JSON.parse(JSON.stringify(data));
    });
  const inForce = (objects: readonly JsonObject[], digest: string) => {
    current = { ...current, objects, digest };
    for (const listener of listeners) listener();
  };
  return { tls, since, inForce, end, listeners };
}

test("a log begins with the conditions under which its replica decides", () => {
  expect(conditions().since()).toMatchObject([
    { what: "authority", component: "bubu-webhook", replica: "bubu-webhook-0" },
    { what: "serving" },
    { what: "settings", content: { maxRetries: 3 } },
    { what: "policies", digest: `sha256:${"0".repeat(64)}`, content: {} },
  ]);
});

test("each change is recorded with what was before, and what stays is not", () => {
  const { tls, since, inForce } = conditions();
  const [, serving] = since();
  tls.renew();
  const [rotated, ...rest] = since();
  expect(rest).toEqual([]);
  expect(rotated).toMatchObject({ what: "serving", previous: serving.fingerprint });
  inForce([policy("a")], "1".repeat(64));
  inForce([policy("a")], "1".repeat(64));
  expect(since()).toEqual([
    {
      what: "policies",
      digest: `sha256:${"1".repeat(64)}`,
      previous: `sha256:${"0".repeat(64)}`,
      content: { "ClusterPolicy//a": `sha256:${hashOf(["ClusterPolicy", "", "a", spec], host)}` },
    },
  ]);
});

test("of more policies than a record holds there is the digest of all", () => {
  const { since, inForce } = conditions();
  since();
  inForce(
    Array.from({ length: 1_000 }, (_, at) => policy(`policy-${at}`)),
    "2".repeat(64),
  );
  expect(since()).toEqual([
    { what: "policies", digest: `sha256:${"2".repeat(64)}`, previous: `sha256:${"0".repeat(64)}` },
  ]);
});

test("it ends", () => {
  const { tls, end, listeners } = conditions();
  end();
  expect([tls.listeners, listeners.size]).toEqual([0, 0]);
});
