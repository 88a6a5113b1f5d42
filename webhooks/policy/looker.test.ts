import type { AccessAsk } from "@bubustack/policies/access";
import { accessKey } from "@bubustack/policies/access";
import type { Lookup } from "@bubustack/policies/admission/world";
import { lookupKey } from "@bubustack/policies/admission/world";
import { expect, test } from "vitest";
import type { Kept } from "../ports.ts";
import { cluster } from "../testing/lookups.ts";
import { engram } from "../testing/objects.ts";
import { looker } from "./looker.ts";

const engrams: Kept = { namespaced: true, synced: true, values: () => [engram("fetch")] };
const limits: Kept = { namespaced: true, synced: true, namespaces: ["default"], values: () => [] };

function looking(more: { readonly engrams?: Kept } = {}) {
  const held = cluster();
  const kept = (apiVersion: string, kind: string) => {
    if (apiVersion === "bubustack.io/v1alpha1" && kind === "Engram") return more.engrams ?? engrams;
    return apiVersion === "v1" && kind === "ConfigMap" ? limits : undefined;
  };
  const made = looker({ ...held.lookups, kept }, () => 1_000);
  const ask = async (lookup: Lookup) => {
    const [[key, found] = ["", undefined]] = await made.fetch([lookup]);
    expect(key).toBe(lookupKey(lookup));
    return found;
  };
  return { held, made, ask };
}

const read = (kind: string, namespace: string, apiVersion = "bubustack.io/v1alpha1"): Lookup => ({
  ask: "reads",
  apiVersion,
  kind,
  namespace,
  selector: {},
  most: 10,
});
const check: Extract<Lookup, { readonly ask: "access" }>["check"] = {
  verb: "get",
  group: "",
  resource: "pods",
  subresource: "",
  namespace: "default",
  name: "",
  fieldSelector: "",
  labelSelector: "",
};
const user = { username: "ada" };

test("a namespace that the cache does not have is read from the API server, four times a review", async () => {
  const { held, ask } = looking();
  held.live.push({ kind: "Namespace", metadata: { name: "new" } });
  expect(await ask({ ask: "namespace", name: "new" })).toMatchObject({ objects: [{ metadata: { name: "new" } }] });
  for (let at = 0; at < 6; at++) expect(await ask({ ask: "namespace", name: "gone" })).toEqual({ state: "absent" });
  expect(held.reads).toHaveLength(4);
});

test("objects come from caches alone, of kinds and namespaces that are readable", async () => {
  const { ask } = looking();
  expect(await ask(read("Engram", "default"))).toMatchObject({ objects: [{ metadata: { name: "fetch" } }] });
  expect(await ask(read("Engram", "elsewhere"))).toEqual({ state: "absent" });
  expect(await ask(read("ConfigMap", "default", "v1"))).toEqual({ state: "absent" });
  expect(await ask(read("ConfigMap", "elsewhere", "v1"))).toMatchObject({ state: "failed" });
  expect(await ask(read("ConfigMap", "", "v1"))).toMatchObject({ state: "failed" });
  expect(await ask(read("Secret", "default", "v1"))).toMatchObject({
    state: "failed",
    reason: expect.stringContaining("policy.readable"),
  });
  expect(await looking({ engrams: { ...engrams, synced: false } }).ask(read("Engram", "default"))).toMatchObject({
    state: "failed",
  });
});

test("whether a kind of params is in namespaces is known for what is readable", async () => {
  const { ask } = looking();
  const kind = { ask: "paramKind", apiVersion: "v1" } as const;
  expect(await ask({ ...kind, kind: "ConfigMap" })).toEqual({ state: "kind", namespaced: true });
  expect(await ask({ ...kind, kind: "Secret" })).toMatchObject({ state: "failed" });
});

test("rights are asked of the API server, also those of accounts and to paths", async () => {
  const { held, ask } = looking();
  held.denied.add('get pods in namespace "default"');
  expect(await ask({ ask: "access", user, check })).toMatchObject({ access: { allowed: false } });
  expect(await ask({ ask: "access", user, check: { ...check, verb: "list" } })).toMatchObject({
    access: { allowed: true },
  });
  held.fail = () => Promise.reject(new Error("away"));
  expect(await ask({ ask: "access", user, check })).toMatchObject({ state: "failed" });
});

test("selectors of a list are part of the question, and of what is remembered", async () => {
  const asked: AccessAsk[] = [];
  const held = cluster();
  const answer = { state: "allowed" } as const;
  const access = {
    known: (one: AccessAsk) => (asked.some((before) => accessKey(before) === accessKey(one)) ? answer : undefined),
    ask: (one: AccessAsk) => {
      asked.push(one);
      return Promise.resolve(answer);
    },
  };
  const made = looker({ ...held.lookups, access }, () => 1_000);
  const list = { ...check, verb: "list" };
  const own = { ...list, fieldSelector: "spec.nodeName=n1", labelSelector: "a in (b,c)" };
  for (const one of [list, own, own]) await made.fetch([{ ask: "access", user, check: one }]);
  expect(asked.map(({ to }) => [to.fieldSelector, to.labelSelector])).toEqual([
    [undefined, undefined],
    ["spec.nodeName=n1", "a in (b,c)"],
  ]);
});
