/** What the kernel of controllers promises while things go wrong: the same on the embedded and on a real API server. */
import { setTimeout as sleep } from "node:timers/promises";
import type { JsonObject } from "@bubustack/api/json";
import { equal, isList, isObject } from "@bubustack/api/json";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { metadataOf } from "@bubustack/runtime/kube/object";
import { resourcePath } from "@bubustack/runtime/kube/path";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import { afterEach, describe, expect, test } from "vitest";
import type { Cluster } from "../installation/cluster.ts";
import { configMaps, mirror } from "./mirror.ts";
import type { Passing, Wire } from "./wire.ts";
import { wireTo } from "./wire.ts";

const patient = { timeout: 40_000, interval: 50 };
const isWrite = ({ method, path }: Passing) => method !== "GET" && path.includes("/configmaps");
const isLease = ({ path }: Passing) => path.includes("/leases");

/** Declares the suite. `on` is asked when its tests run. */
export function holdFaults(on: () => Cluster): void {
  const closers: (() => unknown)[] = [];
  let count = 0;
  afterEach(async () => {
    for (const close of closers.splice(0).toReversed()) await close();
  });

  /** A namespace of its own, and a token that may do everything in it. */
  const setup = async () => {
    const cluster = on();
    const namespace = `fault-${process.pid}-${count++}`;
    const token = await accountIn(cluster.admin, namespace);
    closers.push(() => cluster.admin.request("DELETE", `/api/v1/namespaces/${namespace}`));
    const world = worldOf(cluster.admin, namespace);
    const through = async (): Promise<{ readonly wire: Wire; readonly client: KubeClient }> => {
      const wire = await wireTo(cluster);
      const client = kubeClient({ server: wire.url, token });
      closers.push(
        () => wire.close(),
        () => client.close(),
      );
      return { wire, client };
    };
    const replica = async (client: KubeClient, identity: string) => {
      const running = await mirror(client, namespace, identity);
      closers.push(() => running.stop());
      return running;
    };
    return { world, through, replica };
  };

  describe("a controller keeps its objects as they should be", () => {
    test("while every watch ends with 410", async () => {
      const { world, through, replica } = await setup();
      const { wire, client } = await through();
      wire.trouble = ({ watch }) => (watch ? 410 : undefined);
      await replica(client, "one");
      for (const value of ["1", "2", "3"]) {
        await world.put("source-a", { value });
        await expect.poll(world.copies, patient).toEqual({ a: { value } });
      }
      await world.remove("source-a");
      await expect.poll(world.copies, patient).toEqual({});
    });

    test("while connections break in the middle of anything", async () => {
      const { world, through, replica } = await setup();
      const { wire, client } = await through();
      await replica(client, "one");
      for (let turn = 0; turn < 30; turn++) {
        const name = `source-${turn % 5}`;
        if (turn % 4 === 3) await world.remove(name);
        else await world.put(name, { turn: String(turn) });
        await sleep(Math.random() * 40);
        wire.cut();
      }
      await expect.poll(async () => difference(await world.sources(), await world.copies()), patient).toEqual([]);
    });

    test("while others write to the same objects all the time, and takes nothing of theirs", async () => {
      const { world, through, replica } = await setup();
      const { wire, client } = await through();
      await world.put("source-a", { value: "first" });
      await replica(client, "one");
      await expect.poll(world.copies, patient).toEqual({ a: { value: "first" } });
      let storms = 0;
      wire.trouble = async (passing) => {
        if (isWrite(passing) && storms < 12) await world.annotate("copy-a", String(++storms));
        return undefined;
      };
      await world.put("source-a", { value: "second" });
      await expect.poll(world.copies, patient).toEqual({ a: { value: "second" } });
      const { metadata } = (await world.get("copy-a")) ?? {};
      expect([storms, isObject(metadata) && metadata.annotations]).toEqual([12, { "fault/storm": "12" }]);
    });
  });

  describe("a leader that sleeps and wakes up", () => {
    /** Holds what one replica sends from its first write on, until it is let go: as if its process were stopped. */
    function asleep(wire: Wire) {
      const awake = Promise.withResolvers<undefined>();
      const fell = Promise.withResolvers<Passing>();
      let sleeping = false;
      wire.trouble = (passing) => {
        if (!sleeping && isWrite(passing)) {
          sleeping = true;
          fell.resolve(passing);
        }
        return sleeping ? awake.promise : undefined;
      };
      return { fell: fell.promise, wake: () => awake.resolve(undefined), held: () => sleeping };
    }

    test("overwrites nothing of who followed it", async () => {
      const { world, through, replica } = await setup();
      const [first, second] = [await through(), await through()];
      const one = await replica(first.client, "one");
      await world.put("source-a", { value: "old" });
      await expect.poll(world.copies, patient).toEqual({ a: { value: "old" } });
      const leader = asleep(first.wire);
      await world.put("source-a", { value: "stale" });
      expect((await leader.fell).body).toContain("stale");
      await replica(second.client, "two");
      await world.put("source-a", { value: "new" });
      await expect.poll(world.copies, patient).toEqual({ a: { value: "new" } });
      expect(one.leads()).toBe(false);
      const { resourceVersion } = metadataOf((await world.get("copy-a")) ?? {});
      const sent = first.wire.passed.length;
      leader.wake();
      await expect.poll(() => first.wire.passed.slice(sent).some(isWrite), patient).toBe(true);
      await expect.poll(() => first.wire.passed.slice(sent).filter(isLease).length, patient).toBeGreaterThan(1);
      expect(await world.copies()).toEqual({ a: { value: "new" } });
      expect(metadataOf((await world.get("copy-a")) ?? {}).resourceVersion).toBe(resourceVersion);
    });

    test("makes nothing anew, neither what was made meanwhile nor what was deleted", async () => {
      const { world, through, replica } = await setup();
      const [first, second] = [await through(), await through()];
      await replica(first.client, "one");
      const leader = asleep(first.wire);
      await world.put("source-a", { value: "stale" });
      expect((await leader.fell).path).toContain("copy-a");
      await replica(second.client, "two");
      await world.put("source-a", { other: "new" });
      await expect.poll(world.copies, patient).toEqual({ a: { other: "new" } });
      const before = (await world.get("copy-a")) ?? {};
      const sent = first.wire.passed.length;
      leader.wake();
      await expect.poll(() => first.wire.passed.slice(sent).filter(isLease).length, patient).toBeGreaterThan(1);
      // Its apply merged, was seen to have, and was withdrawn. Where the new leader saw it first it took one of the two
      // names back itself, and it may then go on under a third.
      const managers = async () => managersOf((await world.get("copy-a")) ?? {});
      await expect.poll(managers, patient).toEqual([expect.stringMatching(/^bubu-mirror(\.|$)/)]);
      await expect.poll(world.copies, patient).toEqual({ a: { other: "new" } });
      expect(metadataOf((await world.get("copy-a")) ?? {}).uid).toBe(metadataOf(before).uid);
    });
  });
}

/** Names whose data differ, with both. */
function difference(left: JsonObject, right: JsonObject): readonly unknown[] {
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].filter((name) => !equal(left[name], right[name])).map((name) => [name, left[name], right[name]]);
}

function managersOf({ metadata }: JsonObject): readonly unknown[] {
  const entries = isObject(metadata) && isList(metadata.managedFields) ? metadata.managedFields : [];
  return entries.map((entry) => isObject(entry) && entry.manager);
}

/** Makes a namespace and an account that may do everything in it that these suites do; answers a token of it. */
export async function accountIn(admin: KubeClient, namespace: string): Promise<string> {
  const rbac = "/apis/rbac.authorization.k8s.io/v1";
  await admin.request("POST", "/api/v1/namespaces", { body: { metadata: { name: namespace } } });
  const home = `/api/v1/namespaces/${namespace}/serviceaccounts`;
  await admin.request("POST", home, { body: { metadata: { name: "mirror" } } });
  const rules = [
    { apiGroups: [""], resources: ["configmaps"], verbs: ["get", "list", "watch", "create", "patch", "delete"] },
    {
      apiGroups: ["coordination.k8s.io"],
      resources: ["leases"],
      verbs: ["get", "list", "watch", "create", "update", "patch"],
    },
  ];
  const place = `${rbac}/namespaces/${namespace}`;
  await admin.request("POST", `${place}/roles`, { body: { metadata: { name: "mirror" }, rules } });
  const roleRef = { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "mirror" };
  const subjects = [{ kind: "ServiceAccount", name: "mirror", namespace }];
  await admin.request("POST", `${place}/rolebindings`, { body: { metadata: { name: "mirror" }, roleRef, subjects } });
  const { status } = await admin.request("POST", `${home}/mirror/token`, {
    body: { spec: { expirationSeconds: 3_600 } },
  });
  return isObject(status) ? String(status.token) : "";
}

/** The namespace as an outsider changes and sees it. */
function worldOf(admin: KubeClient, namespace: string) {
  const at = (name?: string) => resourcePath(configMaps, { namespace, ...(name === undefined ? {} : { name }) });
  const merge = { contentType: "application/merge-patch+json", query: { fieldManager: "outsider" } };
  const all = async (prefix: string) => {
    const { items } = await admin.request("GET", at());
    const found = (isList(items) ? items.filter(isObject) : []).filter((item) =>
      metadataOf(item).name.startsWith(prefix),
    );
    return Object.fromEntries(found.map((item) => [metadataOf(item).name.slice(prefix.length), item.data ?? {}]));
  };
  const get = (name: string) => admin.request("GET", at(name)).catch(() => undefined);
  return {
    get,
    sources: () => all("source-"),
    copies: () => all("copy-"),
    async put(name: string, data: { readonly [key: string]: string }) {
      const body = { apiVersion: "v1", kind: "ConfigMap", metadata: { name }, data };
      await admin.request("PUT", at(name), { body }).catch(() => admin.request("POST", at(), { body }));
    },
    async remove(name: string) {
      await admin.request("DELETE", at(name)).catch(() => {});
    },
    async annotate(name: string, storm: string) {
      await admin.request("PATCH", at(name), {
        ...merge,
        body: { metadata: { annotations: { "fault/storm": storm } } },
      });
    },
  };
}
