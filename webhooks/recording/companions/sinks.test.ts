import { once } from "node:events";
import type { RequestListener } from "node:http";
import { createServer } from "node:https";
import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { openLog } from "@bubustack/audit/log/log";
import { temp } from "@bubustack/audit/testing/temp";
import { issueCa, issueLeaf } from "@bubustack/certs/issue";
import type { AuditSink } from "@bubustack/policies/audit-sinks-settings";
import { logger } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { shipToSinks } from "./sinks.ts";

const { path, put, remove } = await temp();
const now = Date.now();
const ca = issueCa({ commonName: "sinks-ca", now });
const names = { dnsNames: ["localhost"], ipAddresses: ["127.0.0.1"] };
const leaf = issueLeaf({ ca, commonName: "sink", ...names, now, usages: "server" });
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});
afterAll(remove);

/** An HTTPS server on loopback. */
async function site(listener: RequestListener): Promise<string> {
  const server = createServer({ cert: leaf.certPem, key: leaf.keyPem }, listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  open.push(
    () => server.close(),
    () => server.closeAllConnections(),
  );
  const address = server.address();
  return `https://localhost:${typeof address === "object" ? address?.port : 0}`;
}

const sinkTo = (name: string, address: string): AuditSink => ({
  ...{ name, type: "http", address, start: "oldest" },
  batch: { records: 10, bytes: 100_000, seconds: 0 },
});

/** A log in a folder with these sinks beside it. */
async function logWith(folder: string, sinks: readonly AuditSink[]) {
  const disk = folderDisk(`${path}/${folder}`);
  const log = await openLog(disk, { origin: "log.example/a", checkpointMs: 10 });
  const registry = metrics();
  const lines: string[] = [];
  const companion = await shipToSinks(
    { log, disk },
    {
      ...{ sinks, secrets: path, metrics: registry, wall: Date.now, pollMs: 5 },
      log: logger({ destination: { write: (line) => lines.push(line) } }),
    },
  );
  const end = async () => {
    await companion.stop();
    await log.close();
  };
  open.push(end);
  const append = (count: number) =>
    Promise.all(Array.from({ length: count }, (_, at) => log.append({ source: "a", type: "t", data: at })));
  const metric = async (name: string, sink: string) => {
    const { body } = await registry.render();
    return Number(new RegExp(`^bubu_audit_sink_${name}\\{sink="${sink}"\\} (.*)$`, "m").exec(body)?.[1]);
  };
  return { append, metric, lines, end, registry };
}

test("records reach a sink behind the log's back; one that hangs holds up neither the log nor the other", async () => {
  await put("good.ca", ca.certPem);
  await put("hung.ca", ca.certPem);
  await put("good.token", "sesame");
  const bodies: string[] = [];
  const good = await site((request, response) => {
    request.on("data", (part) => bodies.push(String(part)));
    request.on("end", () => response.end());
    expect(request.headers.authorization).toBe("Bearer sesame");
  });
  let asked = 0;
  const hung = await site(() => {
    asked += 1;
  });
  const { append, metric, end } = await logWith("hung", [sinkTo("good", good), sinkTo("hung", hung)]);
  await append(20);
  await vi.waitFor(() => expect(asked).toBe(1));
  // The hung sink has its first batch in hand all the while.
  const receipts = await append(30);
  expect(receipts.length).toBe(30);
  await vi.waitFor(async () => expect(await metric("sent_total", "good")).toBe(50), { timeout: 10_000 });
  expect(bodies.join("").match(/"specversion"/g)?.length).toBe(50);
  expect(await Promise.all([metric("lag_records", "good"), metric("lag_records", "hung")])).toEqual([0, 50]);
  expect(await metric("lag_seconds", "hung")).toBeGreaterThan(0);
  expect(await metric("sent_total", "hung")).toBe(0);
  expect(asked).toBe(1);
  await end();
});

test("a sink that cannot be made sure of, or leads elsewhere, has nothing, and that is said once", async () => {
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
  await put("moved.ca", ca.certPem);
  let asked = 0;
  const unknown = await site(() => {
    asked += 1;
  });
  const moved = await site((_, response) => response.writeHead(307, { location: `${unknown}/` }).end());
  const { append, metric, lines } = await logWith("unsure", [sinkTo("unknown", unknown), sinkTo("moved", moved)]);
  await append(3);
  await vi.waitFor(async () => expect(await metric("failed_total", "unknown")).toBeGreaterThan(1), { timeout: 10_000 });
  await vi.waitFor(async () => expect(await metric("failed_total", "moved")).toBeGreaterThan(1), { timeout: 10_000 });
  vi.unstubAllEnvs();
  expect(asked).toBe(0);
  const said = lines.map((line) => JSON.parse(line)).map(({ level, sink, why }) => ({ level, sink, why }));
  expect(said.sort((a, b) => (a.sink < b.sink ? 1 : -1))).toEqual([
    { level: "warn", sink: "unknown", why: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" },
    { level: "warn", sink: "moved", why: "the sink answered 307, which is not followed" },
  ]);
});

test("what is refused for good is counted and said; the rest is sent, also what comes last of all", async () => {
  await put("picky.ca", ca.certPem);
  const taken: number[] = [];
  const picky = await site((request, response) => {
    const parts: string[] = [];
    request.on("data", (part) => parts.push(String(part)));
    request.on("end", () => {
      const events: { readonly data: number }[] = JSON.parse(parts.join(""));
      const wrong = events.some(({ data }) => data === 3);
      if (!wrong) taken.push(...events.map(({ data }) => data));
      response.writeHead(wrong ? 413 : 200).end();
    });
  });
  const { append, lines, end, registry } = await logWith("picky", [sinkTo("picky", picky)]);
  await append(7);
  await end();
  expect(taken).toEqual([0, 1, 2, 4, 5, 6]);
  expect(lines.map((line) => JSON.parse(line)).filter(({ level }) => level === "error")).toMatchObject([
    { sink: "picky", first: 3, last: 3, count: 1, why: "the sink answered 413" },
  ]);
  expect((await registry.render()).body).toContain('bubu_audit_sink_refused_total{sink="picky"} 1');
});
