import { expect, test } from "vitest";
import { pods } from "../resources/builtin/pods.ts";
import { memory } from "../testing/memory.ts";
import type { Call } from "../wire/call.ts";
import { Log } from "./log.ts";
import { podLog } from "./pod-log.ts";

const containers = [
  { name: "a", image: "i" },
  { name: "b", image: "i" },
];

async function asked(query: string, fill: (log: Log, now: number) => void) {
  const { server, request } = await memory();
  await request("POST", "/api/v1/namespaces/default/pods", {
    kind: "Pod",
    apiVersion: "v1",
    metadata: { name: "p" },
    spec: { containers },
  });
  const log = new Log();
  fill(log, server.now());
  const call = { method: "GET", query: new URLSearchParams(query), signal: new AbortController().signal } as Call;
  const place = { resource: pods, namespace: "default", name: "p", subresource: "log" };
  return {
    log,
    answer: () => podLog({ ...server, logs: (_, container) => (container === "a" ? log : undefined) }, call, place),
  };
}
const three = (log: Log, now: number) => {
  log.write("old\n", now - 60_000);
  log.write("one\ntwo\n", now);
};

test("lines by number, age, size and with their times", async () => {
  const text = async (query: string) => (await asked(`container=a&${query}`, three)).answer().text;
  expect(await text("")).toBe("old\none\ntwo\n");
  expect(await text("tailLines=1")).toBe("two\n");
  expect(await text("sinceSeconds=30")).toBe("one\ntwo\n");
  expect(await text("limitBytes=5")).toBe("old\no");
  expect(await text("tailLines=1&timestamps=true")).toBe("2026-01-01T00:00:00.000Z two\n");
});

test("follows until the container has ended", async () => {
  const { log, answer } = await asked("container=a&follow=true&tailLines=1", three);
  const written: string[] = [];
  const streamed = answer().stream?.({ write: async (text) => void written.push(String(text)) });
  log.write("three\n", 1);
  await new Promise((settle) => setImmediate(settle));
  log.write("four", 1);
  log.close(1);
  await streamed;
  expect(written.join("")).toBe("two\nthree\nfour\n");
});

test("refuses what cannot be answered", async () => {
  const refused = async (query: string) => {
    const { answer } = await asked(query, three);
    expect(answer).toThrow();
    try {
      answer();
    } catch (error) {
      return (error as Error).message;
    }
    return "";
  };
  expect(await refused("")).toBe("a container name must be specified for pod p, choose one of: [a b]");
  expect(await refused("container=c")).toBe("container c is not valid for pod p");
  expect(await refused("container=b&previous=true")).toBe('previous terminated container "b" in pod "p" not found');
  expect(await refused("container=a&tailLines=x")).toContain("not a whole number");
});
