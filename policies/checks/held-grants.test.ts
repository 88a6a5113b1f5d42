import type { PolicyRule } from "@bubustack/api/core/policy-rule";
import { expect, test } from "vitest";
import { accessAsk } from "../access.ts";
import type { Answer } from "../related.ts";
import { askKey, Related } from "../related.ts";
import type { Context } from "../rule.ts";
import { defaultSettings } from "../settings.ts";
import { host } from "../testing/host.ts";
import { heldAsks, heldFindings, maxReviews } from "./held-grants.ts";

const user = { username: "ada" };
const context = (answers: ReadonlyMap<string, Answer> = new Map()): Context => ({
  object: {},
  facts: {},
  operation: "CREATE",
  namespace: "default",
  name: "x",
  user,
  related: new Related(answers),
  settings: defaultSettings,
  host,
});
const placed = (...rules: readonly PolicyRule[]) => rules.map((value, at) => ({ path: ["rules", at], value }));
const reading = (...resourceNames: string[]): PolicyRule => ({
  verbs: ["get"],
  apiGroups: [""],
  resources: ["secrets"],
  resourceNames,
});
const names = (count: number) => Array.from({ length: count }, (_, at) => `n${at}`);
const asked = (rules: readonly PolicyRule[], old?: readonly PolicyRule[]) =>
  heldAsks(context(), {
    rules: placed(...rules),
    namespace: "default",
    ...(old === undefined ? {} : { old: placed(...old) }),
  }).map(({ to }) => `${to.verb} ${to.group}/${to.resource}${to.subresource ? `/${to.subresource}` : ""} ${to.name}`);

test("one question for each verb, resource and name", () => {
  const rule = { verbs: ["get", "list"], apiGroups: ["", "apps"], resources: ["pods/log"], resourceNames: ["a"] };
  expect(asked([rule])).toEqual(["get /pods/log a", "get apps/pods/log a", "list /pods/log a", "list apps/pods/log a"]);
  expect(asked([{ verbs: ["get"], apiGroups: [""], resources: ["pods"] }])).toEqual(["get /pods "]);
});

test("only what a change adds is asked, and each right once", () => {
  expect(asked([reading("a", "b"), reading("b", "c")], [reading("a")])).toEqual(["get /secrets b", "get /secrets c"]);
  expect(asked([reading("a")], [reading("a", "b")])).toEqual([]);
});

test("64 rights may be added; more are refused unasked", () => {
  const said = (count: number) => {
    const handed = { rules: placed(reading(...names(count))), namespace: "default" };
    return [heldAsks(context(), handed).length, heldFindings(context(), handed).map(({ type }) => type)];
  };
  expect(said(maxReviews)).toEqual([64, []]);
  expect(said(maxReviews + 1)).toEqual([0, ["FieldValueTooMany"]]);
});

test("rules whose rights cannot be counted are refused at once", () => {
  const many = Array.from({ length: 100_000 }, () => "get");
  const handed = { rules: placed({ ...reading("a"), verbs: many, resources: many }), namespace: "default" };
  expect(heldFindings(context(), handed)).toMatchObject([{ type: "FieldValueTooMany" }]);
});

test("a right that a review denied is named at its rule", () => {
  const rules = placed(reading("a"), reading("b"));
  const to = { verb: "get", group: "", resource: "secrets", namespace: "default", name: "b" };
  const answers = new Map<string, Answer>([[askKey(accessAsk(user, to)), { state: "denied" }]]);
  expect(heldFindings(context(answers), { rules, namespace: "default" })).toMatchObject([
    { path: ["rules", 1], message: expect.stringContaining('get secrets "b" in namespace "default"') },
  ]);
});
