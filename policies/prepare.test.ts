import type { ObjectOf } from "@bubustack/api/kind";
import { kind } from "@bubustack/api/kind";
import { enums, integer, object, optional, string } from "@bubustack/api/schema";
import { expect, test } from "vitest";
import { invalid } from "./finding.ts";
import { judgeWith } from "./judge-with.ts";
import type { Review, Verdict } from "./kernel.ts";
import { pack } from "./pack.ts";
import { prepared } from "./prepare.ts";
import type { About, Context } from "./rule.ts";
import { defaults, rule } from "./rule.ts";
import { defaultSettings } from "./settings.ts";
import { host } from "./testing/host.ts";

const Lamp = kind({
  group: "example.io",
  kind: "Lamp",
  plural: "lamps",
  singular: "lamp",
  shortNames: [],
  categories: [],
  scope: "Namespaced",
  description: "A lamp.",
  columns: [],
  spec: object("What is wanted.", { watts: integer("Power."), tone: optional(string("Colour.")) }),
  status: object("What is.", {
    state: enums("On or off.", ["on", "off"], { default: "off" }),
    by: optional(string("Who switched.")),
  }),
});
type C = Context<ObjectOf<typeof Lamp>>;

const base = { kind: "Lamp", summary: "s", why: "w", examples: { allow: [], deny: [] } };
const says = (about: About) =>
  rule<C>({
    ...base,
    id: `lamp/${about}`,
    effect: "warn",
    about,
    check: ({ object: { status }, old }) => [invalid([], `${status?.state} was ${old?.status?.state}`)],
  });
const fills = (about: About) =>
  defaults<C>({
    ...base,
    id: `lamp/fills-${about}`,
    about,
    examples: { fills: [] },
    fill: () => [{ path: [about, about === "status" ? "by" : "tone"], value: "set" }],
  });
const lamps = pack(Lamp, () => undefined, [
  says("spec"),
  says("metadata"),
  says("status"),
  fills("spec"),
  fills("status"),
]);
const plain = pack(Lamp, () => undefined, [says("spec")]);

const lamp = (watts: number, more: object = {}) => ({
  kind: "Lamp",
  metadata: { name: "l" },
  spec: { watts },
  ...more,
});
const review = (object: object, oldObject?: object, subResource?: string): Review => ({
  operation: oldObject === undefined ? "CREATE" : "UPDATE",
  kind: "Lamp",
  namespace: "default",
  name: "l",
  object: object as never,
  ...(oldObject === undefined ? {} : { oldObject: oldObject as never }),
  ...(subResource === undefined ? {} : { subResource }),
});
const world = () => ({ answers: new Map(), settings: defaultSettings, host });
function verdictOf(request: Review, packs = [lamps]): Verdict {
  const judgement = judgeWith(packs, request, world());
  if (!("verdict" in judgement)) throw new Error("asks");
  return judgement.verdict;
}
const asked = (request: Review, packs?: (typeof lamps)[]) =>
  verdictOf(request, packs).warnings.map(({ rule: id }) => id.slice("lamp/".length));

test.each<[string, Review, readonly string[]]>([
  ["a creation", review(lamp(1)), ["spec", "metadata"]],
  ["a change of the spec", review(lamp(1), lamp(2)), ["spec", "metadata"]],
  ["a change of metadata", review(lamp(1, { metadata: { name: "l", labels: { a: "b" } } }), lamp(1)), ["metadata"]],
  ["a write that changes nothing", review(lamp(1), lamp(1)), []],
  ["a write of the status", review(lamp(1, { status: { state: "on" } }), lamp(1), "status"), ["status"]],
  ["a status that stays", review(lamp(1), lamp(1), "status"), []],
])("%s is judged by the rules about it", (_, request, expected) => {
  expect(asked(request)).toEqual(expected);
});

test("metadata is judged only where a rule of the kind is about it", () => {
  const request = review(lamp(1, { metadata: { name: "l", labels: { a: "b" } } }), lamp(1));
  expect(prepared(plain, request, world()).seen).toBeUndefined();
  expect(prepared(lamps, request, world()).seen).toBeDefined();
});

test("a spec that stays is not judged again by the schema or by defaults", () => {
  const old = { kind: "Lamp", metadata: { name: "l" }, spec: {} };
  const verdict = verdictOf(review({ ...old, metadata: { name: "l", labels: { a: "b" } } }, old));
  expect(verdict).toMatchObject({ allowed: true, findings: [], patches: [] });
});

test("rules of the status see it, and what was there before, in its static type", () => {
  const before = lamp(1, { status: { state: "on" } });
  const { warnings } = verdictOf(review(lamp(1, { status: { state: "off" } }), before, "status"));
  expect(warnings.map(({ message }) => message)).toEqual(["off was on"]);
});

test("rules of the spec do not see a status", () => {
  const { warnings } = verdictOf(review(lamp(1, { status: { state: "on" } })));
  expect(warnings[0]?.message).toBe("undefined was undefined");
});

test("a status is held to its schema, and the spec beside it is not", () => {
  const verdict = verdictOf(review({ metadata: {}, spec: {}, status: { state: "dim" } }, lamp(1), "status"));
  expect(verdict.findings.map(({ rule: id, path }) => [id, path])).toEqual([["lamp/schema", ["status", "state"]]]);
});

test("defaults of the spec are filled into the spec, those of the status into the status", () => {
  expect(verdictOf(review(lamp(1))).patches).toEqual([{ op: "add", path: "/spec/tone", value: "set" }]);
  const { patches } = verdictOf(review(lamp(1, { status: { state: "on" } }), lamp(1), "status"));
  expect(patches).toEqual([{ op: "add", path: "/status/by", value: "set" }]);
});
