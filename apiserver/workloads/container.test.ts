import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { lastWords, planContainer, startsAgain } from "./container.ts";

const images = new Map([
  ["cmd", { command: ["/bin/tool", "-q"], anyCommand: false }],
  ["any", { command: [], anyCommand: true }],
  ["node", { command: [], anyCommand: false, script: { file: "/s/x.mjs", network: false } }],
]);
const planned = (container: JsonObject) =>
  planContainer({
    container: { name: "c", ...container },
    sources: { pod: {}, get: () => undefined },
    images,
    folder: "/pod",
    volumes: new Map([["v", "/pod/volumes/v"]]),
    env: new Map([["PATH", "/bin"]]),
    node: "/node",
  });
const mounts = [
  { name: "v", mountPath: "/data" },
  { name: "v", mountPath: "/data/sub", subPath: "part" },
];

test("paths below a mount are those of its folder", () => {
  const found = planned({
    image: "cmd",
    args: ["/data/x", "/database", "$(A)"],
    env: [{ name: "A", value: "/data/sub/y" }],
    workingDir: "/data",
    volumeMounts: mounts,
  });
  expect(found).toMatchObject({
    program: {
      command: "/bin/tool",
      args: ["-q", "/pod/volumes/v/x", "/database", "/pod/volumes/v/part/y"],
      env: { A: "/pod/volumes/v/part/y", PATH: "/bin", HOME: "/pod/containers/c" },
      cwd: "/pod/volumes/v",
    },
  });
});

test("a script of Node may only what it needs", () => {
  expect(planned({ image: "node", args: ["a"] })).toMatchObject({
    program: {
      command: "/node",
      args: [
        "--permission",
        "--allow-fs-read=/pod/*",
        "--allow-fs-read=/s/*",
        "--allow-fs-write=/pod/*",
        "/s/x.mjs",
        "a",
      ],
    },
  });
});

test("another command only where the image allows it", () => {
  expect(planned({ image: "cmd", command: ["sh"] })).toMatchObject({ reason: "CreateContainerError" });
  expect(planned({ image: "any", command: ["sh", "-c"] })).toMatchObject({ program: { command: "sh", args: ["-c"] } });
  expect(planned({ image: "any" })).toMatchObject({
    reason: "CreateContainerError",
    why: expect.stringContaining("no command"),
  });
  expect(planned({ image: "none" })).toMatchObject({ reason: "ErrImageNeverPull" });
});

test("restarts and last words", () => {
  expect([
    startsAgain("Always", 0, false),
    startsAgain("OnFailure", 0, false),
    startsAgain("OnFailure", 1, false),
  ]).toEqual([true, false, true]);
  expect([startsAgain("Never", 1, true), startsAgain("Always", 0, true), startsAgain("Always", 1, true)]).toEqual([
    false,
    false,
    true,
  ]);
  const fallback = { terminationMessagePolicy: "FallbackToLogsOnError" };
  expect(lastWords(fallback, "", () => "log", 1)).toBe("log");
  expect(lastWords(fallback, "", () => "log", 0)).toBe("");
  expect(lastWords({}, "said", () => "log", 1)).toBe("said");
});

test("probes are planned with the container; what cannot be done here is said", () => {
  const exec = { exec: { command: ["cat", "/data/x"] } };
  const found = planned({ image: "any", command: ["sh"], readinessProbe: exec, volumeMounts: mounts });
  expect(found).toMatchObject({
    probes: { readiness: { action: { type: "exec", command: ["cat", "/pod/volumes/v/x"] } } },
  });
  expect(planned({ image: "cmd", readinessProbe: exec })).toMatchObject({ reason: "CreateContainerError" });
  expect(planned({ image: "cmd", livenessProbe: { grpc: { port: 1 } } })).toEqual({
    reason: "CreateContainerError",
    why: "livenessProbe: only exec, httpGet and tcpSocket can be done by this server",
  });
});
