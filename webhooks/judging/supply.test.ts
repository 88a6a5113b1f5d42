import { setImmediate as turn } from "node:timers/promises";
import { clusterPolicy } from "@bubustack/policies/examples/policy-objects";
import { expect, test } from "vitest";
import type { PoliciesMessage } from "./protocol.ts";
import { supply } from "./supply.ts";

const named = (name: string, spec = {}) => clusterPolicy(spec, { name });
const key = (name: string) => `ClusterPolicy /${name}`;

function supplied() {
  const messages: PoliciesMessage[] = [];
  const made = supply((message) => void messages.push(message));
  const taken = () =>
    messages.splice(0).map(({ put, drop, whole }) => [put.map(([name]) => name), drop, whole?.digest ?? "more"]);
  return { made, taken };
}

test("what differs from what was brought is brought, and what is gone is named", () => {
  const { made, taken } = supplied();
  const [a, b] = [named("a"), named("b")];
  made.bring({ objects: [], digest: "none" });
  expect([taken(), made.change]).toEqual([[], 0]);
  made.bring({ objects: [a, b], digest: "both" });
  made.bring({ objects: [a, b], digest: "both" });
  expect(taken()).toEqual([[[key("a"), key("b")], [], "both"]]);
  made.bring({ objects: [a, named("c")], digest: "other" });
  expect([taken(), made.change]).toEqual([[[[key("c")], [key("b")], "other"]], 2]);
  made.bring({ objects: [], digest: "none" });
  expect(taken()).toEqual([[[], [key("a"), key("c")], "none"]]);
});

test("many are brought bit by bit, and the rest at once where that is wanted", async () => {
  const { made, taken } = supplied();
  const objects = Array.from({ length: 100 }, (_, at) => named(`p${at}`));
  made.bring({ objects, digest: "all" });
  const [first] = taken();
  expect(first?.at(-1)).toBe("more");
  await turn();
  expect(taken()).toHaveLength(1);
  made.flush();
  const [rest, ...others] = taken();
  expect([rest?.at(-1), others]).toEqual(["all", []]);
  made.flush();
  await turn();
  expect(taken()).toEqual([]);
});

test("a change on the way replaces what was not brought yet, and nothing is brought after the end", async () => {
  const { made, taken } = supplied();
  const objects = Array.from({ length: 100 }, (_, at) => named(`p${at}`));
  made.bring({ objects, digest: "all" });
  made.bring({ objects: objects.slice(0, 40), digest: "some" });
  made.flush();
  const puts = taken().map(([put]) => put?.length);
  expect(puts).toEqual([32, 8]);
  made.bring({ objects, digest: "again" });
  made.stop();
  taken();
  await turn();
  expect(taken()).toEqual([]);
});
