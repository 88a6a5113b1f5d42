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

test("lists answer by the declared indexes, joined with what is beyond", async () => {
  const ask = { verb: "list", index: "storiesByEngram", value: "default/e" } as const;
  expect(await world(ask, from)).toEqual({ state: "listed", names: ["default/a"], total: 1 });
  const wider = closedWorld(subjects, async () => ({ state: "listed", names: ["default/a", "default/z"], total: 7 }));
  expect(await wider(ask, from)).toEqual({ state: "listed", names: ["default/a", "default/z"], total: 7 });
  const blind = closedWorld(subjects, async () => ({ state: "unknown", reason: "no" }));
  expect(await blind(ask, from)).toEqual({ state: "unknown", reason: "no" });
  expect(await notGiven(ask, from)).toEqual({ state: "listed", names: [], total: 0 });
});
