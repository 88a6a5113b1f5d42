// Before vitest does: what is of CommonJS and first would initialise it half-way.
import "node:tls";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { temp } from "@bubustack/audit/testing/temp";
import { issueCa, issueLeaf } from "@bubustack/certs/issue";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Server } from "./server.ts";
import { freePort, startServer } from "./server.ts";
import { recordsUpTo, ship, writeLog } from "./ship.ts";

const at = await temp();
const ca = issueCa({ commonName: "syslog-ca", now: Date.now() });
const leaf = issueLeaf({
  ca,
  commonName: "syslog",
  dnsNames: ["localhost"],
  ipAddresses: ["127.0.0.1"],
  days: 1,
  usages: "server",
  now: Date.now(),
});
const other = issueCa({ commonName: "other-ca", now: Date.now() });
const port = await freePort();
const sink = { type: "syslog", address: `tls://localhost:${port}` } as const;
let server: Server;

const start = () => startServer("rsyslogd", ["-n", "-f", `${at.path}/rsyslog.conf`, "-i", `${at.path}/pid`], port);

beforeAll(async () => {
  await at.put("ca.pem", ca.certPem);
  await at.put("cert.pem", leaf.certPem);
  await at.put("key.pem", leaf.keyPem);
  await at.put(
    "rsyslog.conf",
    `global(workDirectory="${at.path}" maxMessageSize="64k"
  defaultNetstreamDriver="gtls" defaultNetstreamDriverCAFile="${at.path}/ca.pem"
  defaultNetstreamDriverCertFile="${at.path}/cert.pem" defaultNetstreamDriverKeyFile="${at.path}/key.pem")
module(load="imtcp" streamDriver.name="gtls" streamDriver.mode="1" streamDriver.authMode="anon")
template(name="line" type="list") {
  property(name="pri") constant(value=" ") property(name="timestamp" dateFormat="rfc3339") constant(value=" ")
  property(name="hostname") constant(value=" ") property(name="app-name") constant(value=" ")
  property(name="msgid") constant(value=" ") property(name="structured-data") constant(value=" ")
  property(name="msg") constant(value="\\n") }
ruleset(name="in") { action(type="omfile" file="${at.path}/received" template="line" asyncWriting="off" flushOnTXEnd="on") }
input(type="imtcp" port="${port}" ruleset="in")
`,
  );
  await writeLog(at, 300);
  server = await start();
});

afterAll(async () => {
  await server?.stop();
  await at.remove();
});

async function received(count: number): Promise<readonly string[]> {
  for (;;) {
    const lines = (await readFile(`${at.path}/received`, "utf8").catch(() => "")).trimEnd().split("\n");
    if (lines.length >= count) return lines;
    await sleep(50);
  }
}

test("rsyslog has every record as it is, over TLS, with header fields of RFC 5424", async () => {
  const { said, progress } = await ship(at, sink, { ca: ca.certPem });
  expect(said.filter((line) => !line.startsWith("sent"))).toEqual([]);
  expect(progress).toMatchObject({ next: 300, refused: 0, skipped: 0 });
  const lines = await received(300);
  expect(lines.map((line) => line.slice(line.indexOf("{")))).toEqual(recordsUpTo(300));
  expect(lines[0]?.slice(0, lines[0].indexOf("{"))).toBe(
    '108 2026-03-01T00:00:00.000Z log.example/a bubu-audit admission.decided [meta sequenceId="1"] ',
  );
});

test("a server that another authority vouches for has nothing", async () => {
  await at.put("log/sinks/test.json", "");
  const { said, progress } = await ship(at, sink, { ca: other.certPem });
  expect(new Set(said)).toEqual(new Set(["replaced", "failed: UNABLE_TO_VERIFY_LEAF_SIGNATURE"]));
  expect(progress?.next).toBe(0);
});
