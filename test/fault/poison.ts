/** What becomes of objects that a controller fails on, beside others that it does not fail on. */

import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { widgetDefinition } from "@bubustack/apiserver/testing/widgets";
import { conditionsOf } from "@bubustack/runtime/conditions";
import { health } from "@bubustack/runtime/health";
import { cache } from "@bubustack/runtime/kube/cache";
import { metadataOf } from "@bubustack/runtime/kube/object";
import { resourcePath } from "@bubustack/runtime/kube/path";
import type { KubeClient, Resource } from "@bubustack/runtime/kube/types";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { notes } from "@bubustack/runtime/notes/notes";
import { everything } from "@bubustack/runtime/ownership";
import type { Plan } from "@bubustack/runtime/plan";
import type { Controller } from "@bubustack/runtime/reconcile/controller";
import { reconcile } from "@bubustack/runtime/reconcile/reconcile";
import { afterEach, describe, expect, test } from "vitest";
import { established } from "../installation/chart.ts";
import type { Cluster } from "../installation/cluster.ts";
import { applied, pathOf } from "../installation/objects.ts";

const patient = { timeout: 40_000, interval: 50 };
const widgets: Resource = {
  group: "fault.example.com",
  version: "v1",
  resource: "widgets",
  kind: "Widget",
  namespaced: true,
};
const definition: JsonObject = {
  ...widgetDefinition,
  metadata: { name: `${widgets.resource}.${widgets.group}` },
  spec: { ...(isObject(widgetDefinition["spec"]) ? widgetDefinition["spec"] : {}), group: widgets.group },
};

/** Says the color in the status; throws for the code `throws`, and wants a field of somebody else for the code `owned`. */
function decide(seen: JsonObject): Plan {
  const { color, code } = isObject(seen.spec) ? seen.spec : {};
  if (code === "throws") throw new TypeError("s3cret");
  if (code === "owned") return { writes: [{ write: "apply", resource: widgets, seen, fields: { spec: { size: 1 } } }] };
  return { status: { resource: widgets, seen, status: { painted: color } } };
}

/** The controller, at work on everything in a namespace. */
async function painter(client: KubeClient, namespace: string): Promise<() => Promise<void>> {
  const shared = { client, log: silentLog(), metrics: metrics(), now: Date.now, random: Math.random };
  const informer = cache({ ...shared, resource: widgets, namespace, manager: "bubu-paint" });
  const controller: Controller<JsonObject> = {
    name: "paint",
    resource: widgets,
    sources: [{ informer, keys: (object) => [metadataOf(object)] }],
    observe: ({ name }) => informer.get(namespace, name),
    decide,
  };
  let count = 0;
  const told = notes({ ...shared, component: "bubu-paint", instance: "one", unique: () => `paint${count++}` });
  const running = reconcile(controller, {
    ...shared,
    notes: told,
    health: health(),
    ownership: everything,
    clock: () => performance.now(),
    backoff: { baseMs: 10, capMs: 100 },
    workers: 1,
  });
  running.start();
  informer.start();
  await informer.ready;
  return async () => {
    await running.stop();
    await Promise.all([informer.stop(), told.stop()]);
  };
}

/** Declares the suite. `on` is asked when its tests run. */
export function holdPoison(on: () => Cluster): void {
  const closers: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).toReversed()) await close();
  });

  describe("a controller that fails on some objects", () => {
    test("goes on with all others, says on the object and in an Event what is wrong, and takes it back", async () => {
      const { admin } = on();
      const namespace = `poison-${process.pid}`;
      await established(admin, (await applied(admin, definition)).object);
      closers.push(() => admin.request("DELETE", pathOf(definition, true)));
      await admin.request("POST", "/api/v1/namespaces", { body: { metadata: { name: namespace } } });
      closers.push(() => admin.request("DELETE", `/api/v1/namespaces/${namespace}`));
      const at = (name?: string) => resourcePath(widgets, { namespace, ...(name === undefined ? {} : { name }) });
      const make = (name: string, more: JsonObject = {}) =>
        admin.request("POST", at(), {
          body: {
            apiVersion: "fault.example.com/v1",
            kind: "Widget",
            metadata: { name },
            spec: { color: "red", ...more },
          },
        });
      const status = async (name: string) => {
        const object = await admin.request("GET", at(name));
        return { painted: isObject(object.status) && object.status["painted"], conditions: conditionsOf(object) };
      };
      await make("throws", { code: "throws" });
      await make("owned", { code: "owned", size: 5 });
      closers.push(await painter(admin, namespace));
      const fine = { painted: "red", conditions: [] };
      const failing = (reason: string) => [{ type: "paint.bubustack.io/Failing", status: "True", reason }];
      await expect.poll(() => status("throws"), patient).toMatchObject({ conditions: failing("ReconcileFailed") });
      await expect.poll(() => status("owned"), patient).toMatchObject({ conditions: failing("ApplyOwned") });
      expect(JSON.stringify(await status("throws"))).not.toContain("s3cret");
      const events = async () => {
        const { items } = await admin.request("GET", `/api/v1/namespaces/${namespace}/events`);
        return (isList(items) ? items.filter(isObject) : []).map(({ type, reason, involvedObject }) => [
          type,
          reason,
          isObject(involvedObject) && involvedObject["name"],
        ]);
      };
      await expect.poll(events, patient).toContainEqual(["Warning", "ApplyOwned", "owned"]);
      const others = Array.from({ length: 20 }, (_, index) => `fine-${index}`);
      await Promise.all(others.map((name) => make(name)));
      await expect.poll(() => Promise.all(others.map(status)), patient).toEqual(others.map(() => fine));
      for (const name of ["throws", "owned"]) {
        await admin.request("PATCH", at(name), {
          contentType: "application/merge-patch+json",
          body: { spec: { code: null } },
        });
        await expect.poll(() => status(name), patient).toEqual(fine);
      }
    });
  });
}
