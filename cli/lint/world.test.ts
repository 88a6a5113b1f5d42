import { expect, test } from "vitest";
import { readSource } from "../source/source.ts";
import { judging, story } from "../testing/sample.ts";
import { sortSource } from "./subjects.ts";
import { closedWorld, notGiven } from "./world.ts";

const text = [
  story("a", "[{name: x, ref: {name: e}}]"),
  story("b", "[{name: y, ref: {name: e, namespace: other}}]"),
].join("---\n");
const { subjects } = sortSource(readSource("a.yaml", Buffer.from(text)), { ...judging, named: true });
const [from] = subjects;
if (from === undefined) throw new Error("the sample has Stories");
const world = closedWorld(subjects);

test("what is in the files is found, as the server would keep it", async () => {
  const answer = await world({ verb: "get", kind: "Story", namespace: "default", name: "b" }, from);
  expect(answer).toMatchObject({ state: "found", object: { metadata: { name: "b", namespace: "default" } } });
});

test("what is not is unknown, named from where the question stands", async () => {
  const reason = async (namespace: string) => await world({ verb: "get", kind: "Engram", namespace, name: "e" }, from);
  expect(await reason("default")).toEqual({ state: "unknown", reason: 'engram "e" not given' });
  expect(await reason("other")).toEqual({ state: "unknown", reason: 'engram "other/e" not given' });
});

test("a grant that is not in the files is unknown, or what the world beyond says", async () => {
  const ask = {
    verb: "grant",
    from: { group: "bubustack.io", kind: "Story", namespace: "default" },
    to: { group: "bubustack.io", kind: "Engram", namespace: "other", name: "e" },
  } as const;
  const reason = 'a ReferenceGrant in namespace "other" for Story of "default" to Engram "e" not given';
  expect(await world(ask, from)).toEqual({ state: "unknown", reason });
  expect(await closedWorld(subjects, async () => ({ state: "allowed" }))(ask, from)).toEqual({ state: "allowed" });
});

test("the author's rights are unknown", async () => {
  const to = { verb: "get", group: "", resource: "secrets", namespace: "default", name: "x" };
  expect(await world({ verb: "access", to }, from)).toMatchObject({ state: "unknown" });
});

test("lists answer by the declared indexes, joined with what is beyond", async () => {
  const ask = { verb: "list", index: "storiesByEngram", value: "default/e" } as const;
  expect(await world(ask, from)).toEqual({ state: "listed", names: ["default/a"], total: 1 });
  const wider = closedWorld(subjects, async () => ({ state: "listed", names: ["default/a", "default/z"], total: 7 }));
  expect(await wider(ask, from)).toEqual({ state: "listed", names: ["default/a", "default/z"], total: 7 });
  const blind = closedWorld(subjects, async () => ({ state: "unknown", reason: "no" }));
  expect(await blind(ask, from)).toEqual({ state: "unknown", reason: "no" });
  expect(await notGiven(ask, from)).toEqual({ state: "listed", names: [], total: 0 });
});
