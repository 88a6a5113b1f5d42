// Before vitest does: what is of CommonJS and first would initialise it half-way.
import "node:tls";
import { setTimeout as sleep } from "node:timers/promises";
import { temp } from "@bubustack/audit/testing/temp";
import { issueCa, issueLeaf } from "@bubustack/certs/issue";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pathOf } from "../programs/program.ts";
import type { Server } from "./server.ts";
import { freePort, startServer } from "./server.ts";
import { otelcol } from "./services.ts";
import { recordsUpTo, ship, writeLog } from "./ship.ts";

const at = await temp();
const now = Date.now();
const ca = issueCa({ commonName: "otlp-ca", now });
const names = { dnsNames: ["localhost"], ipAddresses: ["127.0.0.1"] };
const leaf = issueLeaf({ ca, commonName: "otlp", ...names, now, usages: "server" });
const port = await freePort();
const sink = { type: "otlp", address: `https://localhost:${port}` } as const;
let server: Server;

beforeAll(async () => {
  await at.put("cert.pem", leaf.certPem);
  await at.put("key.pem", leaf.keyPem);
  const tls = `{ cert_file: "${at.path}/cert.pem", key_file: "${at.path}/key.pem" }`;
  await at.put(
    "config.yaml",
    `receivers: { otlp: { protocols: { http: { endpoint: "127.0.0.1:${port}", tls: ${tls} } } } }
exporters: { debug: { verbosity: detailed } }
service:
  telemetry: { metrics: { level: none } }
  pipelines: { logs: { receivers: [otlp], exporters: [debug] } }
`,
  );
  await writeLog(at, 300);
  server = await startServer(pathOf(otelcol), ["--config", `${at.path}/config.yaml`], port);
});

afterAll(async () => {
  await server?.stop();
  await at.remove();
});

test("a collector has every record as it is, with severity and attributes", async () => {
  const { said, progress } = await ship(at, sink, { ca: ca.certPem, token: "sesame" });
  expect([said.filter((line) => !line.startsWith("sent")), progress]).toMatchObject([[], { next: 300, refused: 0 }]);
  while (server.said().split("\nLogRecord #").length <= 300) await sleep(20);
  const records = server.said().split("\nLogRecord #").slice(1);
  expect(records.map((text) => /^Body: Str\((.*)\)$/m.exec(text)?.[1])).toEqual(recordsUpTo(300));
  expect(records[0]).toContain("Timestamp: 2026-03-01 00:00:00 +0000 UTC");
  expect(records[0]).toContain("SeverityText: WARN\nSeverityNumber: Warn(13)");
  expect(records[0]).toContain("EventName: admission.decided");
  expect(records[0]).toContain("-> k8s.namespace.name: Str(team-a)");
  expect(records[7]).toContain("-> bubustack.audit.number: Int(7)");
  expect(records[0]).toContain('-> bubustack.audit.rules: Slice(["story/step-names"])');
});
