import { expect, test } from "vitest";
import { decodeAny } from "../decode.ts";
import { bytesOf, request as given, verdict } from "../testing/reviews.ts";
import type { Engine, PolicyReview } from "./engine.ts";
import type { PolicyTools } from "./judge.ts";
import { judgedByPolicies, shareOf } from "./judge.ts";

const request = (more = {}) => decodeAny(bytesOf(given(more)));
const leftMs = () => 1_000;

function tools(asked: string[]): PolicyTools {
  const looker = { fetch: async () => [] };
  const engine: Engine = {
    looker: () => looker,
    unjudged: () => ({ verdict: verdict() }),
    judge: async ({ share }: PolicyReview) => {
      asked.push(share);
      return { verdict: verdict({ allowed: false }) };
    },
  };
  const inForce = { objects: [], digest: "d", engine, namespaces: new Set<string>() };
  return { inForce: () => inForce, lookerOf: () => looker, within: () => false };
}

test("each webhook is for policies of its own", () => {
  expect(shareOf("validate")).toBeUndefined();
  expect(shareOf("policy-mutate-ignore")).toBe("changeIgnore");
  expect(shareOf("policy-fail")).toBe("fail");
});

test("policies of namespaces are asked about kinds of others where those of the cluster are", async () => {
  const asked: string[] = [];
  const other = request({ resource: { group: "apps", version: "v1", resource: "deployments" } });
  await judgedByPolicies("fail", request(), tools(asked), leftMs);
  await judgedByPolicies("fail", other, tools(asked), leftMs);
  await judgedByPolicies("ignore", other, tools(asked), leftMs);
  expect(asked).toEqual(["fail", "failHere", "ignore"]);
});

test("without policies everything passes", async () => {
  expect(await judgedByPolicies("fail", request(), undefined, leftMs)).toMatchObject({ verdict: { allowed: true } });
});
