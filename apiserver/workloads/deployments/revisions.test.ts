import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import {
  annotated,
  hashLabel,
  notedOf,
  outdated,
  revisionKey,
  revisionOf,
  sizedAs,
  split,
  unhashed,
} from "./revisions.ts";

const template = (image: string, hash?: string) => ({
  metadata: { labels: { app: "a", ...(hash === undefined ? {} : { [hashLabel]: hash }) } },
  spec: { image },
});
const deployment = (image: string, more: JsonObject = {}) => ({
  metadata: { name: "d" },
  spec: { template: template(image), ...more },
});
const set = (name: string, image: string, annotations: JsonObject = {}, created = "1"): JsonObject => ({
  metadata: { name, annotations, creationTimestamp: created, generation: 1 },
  spec: { replicas: 0, template: template(image, name) },
  status: { observedGeneration: 1 },
});
const revision = (number: number) => ({ [revisionKey]: String(number) });

test("the present set is the oldest of the template", () => {
  const sets = [set("late", "i", {}, "3"), set("early", "i", {}, "2"), set("other", "j")];
  const { present, old } = split(deployment("i"), sets);
  expect(present).toBe(sets[1]);
  expect(old).toEqual([sets[2], sets[0]]);
  expect(split(deployment("k"), sets).present).toBeUndefined();
  expect(unhashed(template("i", "h"))).toEqual(template("i"));
  expect(unhashed({ metadata: { labels: { [hashLabel]: "x" } } })).toEqual({ metadata: {} });
});

test("a set that is the present one again has a new revision, and remembers the old ones", () => {
  const old = [set("b", "j", revision(4))];
  expect(annotated(deployment("i"), set("a", "i"), old)).toMatchObject({ metadata: { annotations: revision(5) } });
  const back = annotated(deployment("i"), set("a", "i", revision(3)), old);
  expect(back).toMatchObject({
    metadata: { annotations: { ...revision(5), "deployment.kubernetes.io/revision-history": "3" } },
  });
  const long = Array.from({ length: 600 }, (_, index) => index + 100).join(",");
  const again = annotated(
    deployment("i"),
    set("a", "i", { ...revision(3), "deployment.kubernetes.io/revision-history": long }),
    old,
  );
  const text = (again["metadata"] as { annotations: { [key: string]: string } }).annotations[
    "deployment.kubernetes.io/revision-history"
  ];
  expect(text?.length).toBeLessThanOrEqual(2_000);
  expect(text?.endsWith(",3")).toBe(true);
  expect(revisionOf(set("a", "i", revision(7)))).toBe(7);
  expect(revisionOf(set("a", "i", { [revisionKey]: "x" }))).toBe(0);
});

test("annotations of the deployment are taken over, but for its own", () => {
  const given = { metadata: { annotations: { team: "x", [revisionKey]: "9" } }, spec: {} };
  expect(annotated(given, set("a", "i", revision(1)), [])).toMatchObject({
    metadata: { annotations: { team: "x", ...revision(1) } },
  });
});

test("a size is noted with what its deployment could have", () => {
  const sized = sizedAs(set("a", "i"), 3, { desired: 4, surge: 1, unavailable: 0 });
  expect(sized).toMatchObject({ spec: { replicas: 3 } });
  expect(notedOf(sized)).toEqual({ desired: 4, most: 5 });
  expect(notedOf(set("a", "i"))).toEqual({});
});

test("the oldest revisions go where they are too many and have no pods", () => {
  const busy = { ...set("a", "i", revision(1)), status: { replicas: 1, observedGeneration: 1 } };
  const old = [set("c", "k", revision(3)), busy, set("b", "j", revision(2))];
  expect(outdated(deployment("x", { revisionHistoryLimit: 1 }), old)).toEqual([old[2]]);
  expect(outdated(deployment("x", { revisionHistoryLimit: 3 }), old)).toEqual([]);
  expect(outdated(deployment("x"), old)).toEqual([]);
});
