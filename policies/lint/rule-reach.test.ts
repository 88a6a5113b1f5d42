import { describe, expect, test } from "vitest";
import { readRule } from "../admission/rules.ts";
import { covered, overlap, unreached } from "./rule-reach.ts";

const rule = (more: object) =>
  readRule({ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE", "UPDATE"], resources: ["pods"], ...more });
const said = (more: object, own = false) => unreached(rule(more), own).map(({ message }) => message);

describe("what matches nothing", () => {
  test.each([
    [{ resources: ["pods", "pods/exec"] }, ['"pods/exec" is never asked about with CREATE, UPDATE']],
    [{ operations: ["CONNECT"] }, ['"pods" is never asked about with CONNECT']],
    [{ resources: ["pod"] }, ['"pod" is no resource of the core group ""']],
    [{ resources: ["deployments"] }, ['"deployments" is no resource of the core group ""']],
    [{ scope: "Cluster" }, ['"pods" is never in scope Cluster']],
    [{ resources: ["namespaces"], scope: "Namespaced" }, ['"namespaces" is never in scope Namespaced']],
    [{ operations: [] }, ["names no operations, and matches nothing"]],
    [
      { apiGroups: ["authentication.k8s.io"], resources: ["tokenreviews"] },
      ['policies are never asked about "tokenreviews"'],
    ],
  ])("%j", (more, messages) => {
    expect(said(more)).toEqual(messages);
  });

  test.each([
    [{}],
    [{ apiGroups: ["*"], resources: ["pod"] }],
    [{ resources: ["*"], operations: ["*"] }],
    [{ resources: ["pods/*"] }],
    [{ apiGroups: ["example.io"], resources: ["things"], scope: "Cluster" }],
    [{ apiGroups: ["", "apps"], resources: ["pods", "deployments"] }],
    [{ resources: ["pods/exec"], operations: ["CONNECT"] }],
    [{ resources: ["nodes"] }],
  ])("%j may match", (more) => {
    expect(said(more)).toEqual([]);
  });

  test("policies of ours are not asked about what they could lock", () => {
    expect(said({ resources: ["nodes"] }, true)).toEqual(['policies are never asked about "nodes"']);
  });
});

test("a rule within others", () => {
  expect(covered(rule({}), [rule({ operations: ["*"], resources: ["*"] })])).toBe(true);
  expect(covered(rule({ resources: ["pods", "services"] }), [rule({})])).toBe(false);
  expect(covered(rule({}), [rule({ resourceNames: ["a"] })])).toBe(false);
  expect(covered(rule({ resourceNames: ["a"] }), [rule({ resourceNames: ["a", "b"] })])).toBe(true);
});

test("rules that meet", () => {
  expect(overlap(rule({}), rule({ operations: ["UPDATE", "DELETE"] }))).toBe(true);
  expect(overlap(rule({}), rule({ operations: ["DELETE"] }))).toBe(false);
  expect(overlap(rule({ resources: ["*/scale"] }), rule({ resources: ["deployments/*"] }))).toBe(true);
  expect(overlap(rule({}), rule({ resources: ["services"] }))).toBe(false);
  expect(overlap(rule({ resourceNames: ["a"] }), rule({ resourceNames: ["b"] }))).toBe(false);
});
