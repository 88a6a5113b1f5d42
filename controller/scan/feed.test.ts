import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import type { KubeClient, WatchEvent } from "@bubustack/runtime/kube/types";
import { silentLog } from "@bubustack/runtime/log";
import { expect, test } from "vitest";
import { feed } from "./feed.ts";
import { pods } from "./testing/found.ts";

const object = (name: string, resourceVersion = "1"): JsonObject => ({ metadata: { name, resourceVersion } });

/** A client whose lists have two pages, and whose watches say what the test says. */
function setup() {
  const said: string[] = [];
  const watching: { onEvent: (event: WatchEvent) => void; fail: (error: Error) => void; from: string }[] = [];
  let refused: Error | undefined;
  const client: KubeClient = {
    request: async (_method, _path, { query = {} } = {}) => {
      if (refused !== undefined) throw refused;
      const last = query["continue"] !== undefined;
      return {
        metadata: { resourceVersion: "10", ...(last ? {} : { continue: "next" }) },
        items: [object(last ? "b" : "a")],
      };
    },
    watch: (_path, { query = {}, signal }, onEvent) =>
      new Promise((_settle, fail) => {
        watching.push({ onEvent, fail, from: query["resourceVersion"] ?? "" });
        signal?.addEventListener("abort", () => fail(new Error("aborted")));
      }),
    close: () => {},
  };
  const name = ({ metadata }: JsonObject) => String((metadata as JsonObject)["name"]);
  const running = feed(
    { client, resource: pods, log: silentLog(), random: () => 0, pageSize: 1 },
    {
      begin: () => said.push("begin"),
      page: async (objects) => void said.push(`page ${objects.map(name).join()}`),
      end: () => said.push("end"),
      changed: async (one, fresh) => void said.push(`${fresh ? "new" : "changed"} ${name(one)}`),
      removed: (one) => void said.push(`removed ${name(one)}`),
      failed: () => void said.push("failed"),
    },
  );
  const refuse = (error: Error | undefined) => {
    refused = error;
  };
  return { said, watching, running, refuse };
}

const all = ["begin", "page a", "page b", "end"];
const until = (holds: () => boolean) => expect.poll(holds, { timeout: 5_000, interval: 5 }).toBe(true);

test("all is shown page by page, then each change from there on", async () => {
  const { said, watching, running } = setup();
  await until(() => watching.length === 1);
  expect(watching[0]?.from).toBe("10");
  const onEvent = watching[0]?.onEvent ?? (() => {});
  onEvent({ type: "ADDED", object: object("c", "11") });
  onEvent({ type: "BOOKMARK", object: { metadata: { resourceVersion: "12" } } });
  await until(() => said.length === 5);
  onEvent({ type: "MODIFIED", object: object("c", "13") });
  onEvent({ type: "DELETED", object: object("a", "14") });
  await until(() => said.length === 7);
  expect(said).toEqual([...all, "new c", "changed c", "removed a"]);
  await running.stop();
});

test("what is asked for again, or is too old to be watched, is shown anew", async () => {
  const { said, watching, running } = setup();
  await until(() => watching.length === 1);
  running.again();
  await until(() => watching.length === 2);
  watching[1]?.fail(new BubuError("kube/request", "too old", { http: 410 }));
  await until(() => watching.length === 3);
  expect(said).toEqual([...all, ...all, "failed", ...all]);
  await running.stop();
});

test("what cannot be read is told, and tried again", async () => {
  const { said, watching, running, refuse } = setup();
  await until(() => watching.length === 1);
  refuse(new BubuError("kube/unreachable"));
  running.again();
  await until(() => said.includes("failed"));
  refuse(undefined);
  await until(() => watching.length === 2);
  await running.stop();
});
