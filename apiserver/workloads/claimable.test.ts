import { expect, test } from "vitest";
import { replicaSets } from "../resources/builtin/replica-sets.ts";
import { textAt } from "../resources/object.ts";
import { memory } from "../testing/memory.ts";
import { acting } from "./acting.ts";
import { claimable } from "./claimable.ts";

const owned = (uid: string) => ({
  ownerReferences: [{ apiVersion: "apps/v1", kind: "Deployment", name: "d", uid, controller: true }],
});
const set = (name: string, metadata: object, namespace = "default") => ({
  apiVersion: "apps/v1",
  kind: "ReplicaSet",
  metadata: { name, namespace, ...metadata },
  spec: {
    selector: { matchLabels: { a: "b" } },
    template: { metadata: { labels: { a: "b" } }, spec: { containers: [{ name: "m", image: "i" }] } },
  },
});

test("an owner may claim its own and nobody's, in its namespace", async () => {
  const { server } = await memory();
  const act = acting(server, "deployment-controller", new AbortController().signal);
  for (const each of [
    set("own", owned("u")),
    set("other", owned("v")),
    set("free", {}),
    set("elsewhere", {}, "kube-system"),
  ])
    await act.create(replicaSets, each);
  const found = claimable(server, replicaSets, { metadata: { namespace: "default", uid: "u" } });
  expect(found.map((one) => textAt(one, "metadata", "name"))).toEqual(["free", "own"]);
});
