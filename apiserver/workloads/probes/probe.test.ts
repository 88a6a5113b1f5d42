import { expect, test } from "vitest";
import { probesOf } from "./probe.ts";

test("a probe is understood with its defaults; ports may be named", () => {
  const ports = [{ name: "web", containerPort: 80 }];
  const httpGet = { port: "web", path: "ready", scheme: "HTTPS", httpHeaders: [{ name: "a", value: "b" }] };
  expect(probesOf({ ports, readinessProbe: { httpGet } })).toEqual({
    readiness: {
      action: { type: "http", secure: true, host: "127.0.0.1", port: 80, path: "/ready", headers: [["a", "b"]] },
      delayMs: 0,
      periodMs: 10_000,
      timeoutMs: 1_000,
      successes: 1,
      failures: 3,
    },
  });
  const tcpSocket = { port: 1, host: "x" };
  const startupProbe = { tcpSocket, periodSeconds: 10_000_000, failureThreshold: 0, terminationGracePeriodSeconds: 2 };
  expect(probesOf({ startupProbe })).toMatchObject({
    startup: { action: { type: "tcp", host: "x", port: 1 }, periodMs: 3_600_000, failures: 3, graceMs: 2_000 },
  });
  expect(probesOf({})).toEqual({});
});

test("what cannot be done is a problem", () => {
  expect(probesOf({ livenessProbe: { httpGet: { port: "none" } } })).toEqual({
    problem: 'livenessProbe: the container has no port "none"',
  });
  expect(probesOf({ livenessProbe: { tcpSocket: {} } })).toHaveProperty("problem");
  expect(probesOf({ startupProbe: { grpc: { port: 1 } } })).toHaveProperty("problem");
});
