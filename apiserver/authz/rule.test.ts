import { expect, test } from "vitest";
import { pathMatches, ruleAllows, rulesOf } from "./rule.ts";

const story = {
  type: "resource",
  verb: "get",
  group: "g",
  resource: "stories",
  subresource: "",
  namespace: "n",
  name: "x",
} as const;
const rule = (more: object) =>
  rulesOf({ rules: [{ verbs: ["get"], apiGroups: ["g"], resources: ["stories"], ...more }] })[0];
const allows = (more: object, access: Parameters<typeof ruleAllows>[1] = story) => {
  const found = rule(more);
  return found !== undefined && ruleAllows(found, access);
};

test.each<[object, boolean]>([
  [{}, true],
  [{ verbs: ["list"] }, false],
  [{ verbs: ["*"] }, true],
  [{ apiGroups: ["other"] }, false],
  [{ apiGroups: ["*"] }, true],
  [{ resources: ["*"] }, true],
  [{ resources: ["stories/status"] }, false],
  [{ resourceNames: ["x"] }, true],
  [{ resourceNames: ["y"] }, false],
  [{ verbs: [] }, false],
])("a rule with %j allows to get one story: %j", (more, expected) => expect(allows(more)).toBe(expected));

test("subresources are allowed by themselves, or by one pattern for all resources", () => {
  const status = { ...story, subresource: "status" };
  expect(allows({}, status)).toBe(false);
  expect(allows({ resources: ["stories/status"] }, status)).toBe(true);
  expect(allows({ resources: ["*/status"] }, status)).toBe(true);
  expect(allows({ resources: ["*/log"] }, status)).toBe(false);
});

test("names are not known of a list, so that a rule for names does not allow it", () => {
  expect(allows({ verbs: ["list"], resourceNames: ["x"] }, { ...story, verb: "list", name: "" })).toBe(false);
});

test("paths are allowed one by one, or by their start", () => {
  const get = { type: "path", verb: "get", path: "/healthz/etcd" } as const;
  expect(allows({ nonResourceURLs: ["/healthz"] }, get)).toBe(false);
  expect(allows({ nonResourceURLs: ["/healthz/*"] }, get)).toBe(true);
  expect(pathMatches("*", "/")).toBe(true);
  expect(allows({}, get)).toBe(false);
});
