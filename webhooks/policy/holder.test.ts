import { setImmediate as turn } from "node:timers/promises";
import type { JsonObject } from "@bubustack/api/json";
import { clusterPolicy, policy } from "@bubustack/policies/examples/policy-objects";
import { defaultPolicySettings } from "@bubustack/policies/policy-settings";
import { host } from "@bubustack/policies/testing/host";
import type { Listener } from "@bubustack/runtime/kube/types";
import { silentLog } from "@bubustack/runtime/log";
import { expect, test } from "vitest";
import { holder } from "./holder.ts";

function held() {
  const listeners: Listener[] = [];
  const informer = {
    synced: true,
    listen(listener: Listener) {
      listeners.push(listener);
      return () => void listeners.splice(listeners.indexOf(listener), 1);
    },
  };
  const made = holder({
    informers: [informer],
    settings: defaultPolicySettings,
    platformNamespaces: [],
    host,
    rules: "r",
    log: silentLog(),
  });
  const change = (before: JsonObject | undefined, after: JsonObject | undefined) => {
    for (const listener of listeners) listener(before, after);
  };
  /** Something else is in force. */
  const settled = () =>
    new Promise<void>((resolve) => {
      const end = made.onChange(() => {
        end();
        resolve();
      });
    });
  return { made, change, settled, informer, listeners };
}

test("nothing is loaded until there is a policy; then it is in force as a whole", async () => {
  const { made, change, settled } = held();
  const empty = made.current();
  expect([empty.engine, made.missing()]).toEqual([undefined, undefined]);
  let told = 0;
  made.onChange(() => told++);
  change(undefined, clusterPolicy());
  change(undefined, policy());
  expect(made.current()).toBe(empty);
  await settled();
  const { engine, digest, objects } = made.current();
  expect([engine === undefined, digest === empty.digest, objects.length, told]).toEqual([false, false, 2, 1]);
  expect([made.within("default"), made.within("elsewhere")]).toEqual([true, false]);
});

test("a new status changes nothing, a new spec and a deletion do", async () => {
  const { made, change, settled } = held();
  change(undefined, clusterPolicy());
  await settled();
  const before = made.current();
  change(clusterPolicy(), { ...clusterPolicy(), status: { exceptions: 1 } });
  for (let turns = 0; turns < 10; turns++) await turn();
  expect(made.current()).toBe(before);
  change(clusterPolicy(), clusterPolicy({ action: "Warn" }));
  await settled();
  expect(made.current().digest).not.toBe(before.digest);
  change(clusterPolicy(), undefined);
  await settled();
  expect(made.current()).toMatchObject({ objects: [], engine: undefined });
});

test("it is not ready before the first list is compiled, and goes on to judge while a later change is", async () => {
  const { made, change, settled, informer, listeners } = held();
  informer.synced = false;
  change(undefined, clusterPolicy());
  expect(made.missing()).toContain("first list");
  informer.synced = true;
  expect(made.missing()).toBe("policies are being compiled");
  await settled();
  await turn();
  expect(made.missing()).toBeUndefined();
  change(clusterPolicy(), clusterPolicy({ action: "Warn" }));
  expect(made.missing()).toBeUndefined();
  made.stop();
  expect(listeners).toEqual([]);
});
