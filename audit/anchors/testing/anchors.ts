import { once } from "node:events";
import { createServer } from "node:http";
import { secretsOf } from "../../sinks/testing/receiver.ts";
import type { AnchorSettings } from "../anchor.ts";
import { openAnchor } from "../open.ts";
import { postgresAnchor, statements } from "../postgres.ts";
import type { AnchorUnderTest } from "./contract.ts";

/** Doubles of what anchors write to, in memory: by the type of the anchor. */
export const doubles: { readonly [type: string]: () => Promise<AnchorUnderTest> } = {
  s3: s3Double,
  postgres: async () => postgresDouble(),
};

const signal = () => new AbortController().signal;

/** A bucket over HTTP that knows `If-None-Match` and lists pages of 500 names. */
async function s3Double(): Promise<AnchorUnderTest> {
  const objects = new Map<string, Buffer>();
  let down = false;
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    if (down) return void response.writeHead(503).end("<Code>SlowDown</Code>");
    const url = new URL(request.url ?? "/", "http://bucket");
    const name = decodeURIComponent(url.pathname.replace(/^\/audit\/?/, ""));
    if (request.method === "PUT") {
      if (objects.has(name)) return void response.writeHead(412).end("<Code>PreconditionFailed</Code>");
      objects.set(name, Buffer.concat(parts));
      return void response.writeHead(200).end();
    }
    if (name !== "") {
      const found = objects.get(name);
      return void (found ? response.end(found) : response.writeHead(404).end("<Code>NoSuchKey</Code>"));
    }
    const after = url.searchParams.get("start-after") ?? "";
    const rest = [...objects.keys()].filter((key) => key > after).sort();
    const count = Number(url.searchParams.get("max-keys"));
    const keys = rest.slice(0, count).map((key) => `<Contents><Key>${encodeURIComponent(key)}</Key></Contents>`);
    response.end(`<Result><IsTruncated>${rest.length > count}</IsTruncated>${keys.join("")}</Result>`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const at = server.address();
  const address = `http://127.0.0.1:${typeof at === "object" ? at?.port : ""}`;
  const place = { bucket: "audit", region: "us-east-1", prefix: "checkpoints/" };
  const settings: AnchorSettings = { name: "test", type: "s3", address, s3: place, seconds: 60 };
  const secrets = { "access-key-id": "AKIASESAME", "secret-access-key": "sesame/open" };
  return {
    anchor: await openAnchor(settings, secretsOf(secrets), Date.now),
    signal,
    address,
    fail: (fails) => {
      down = fails;
    },
    alter: (name, bytes) => void objects.set(`checkpoints/${name}`, Buffer.from(bytes)),
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A database that knows the statements of the driver. */
function postgresDouble(): AnchorUnderTest {
  const rows = new Map<string, { origin: string; size: number; note: Buffer }>();
  let down = false;
  const anchor = postgresAnchor(async () => ({
    query: async (text, values = []) => {
      if (down) throw new Error("down");
      const [origin, size, note] = [String(values[0]), Number(values[1]), values[2]];
      const key = `${origin}\n${String(size).padStart(16, "0")}`;
      if (text === statements.names) {
        const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).filter(([each]) => size < 0 || each > key);
        const found = sorted.slice(0, 1_000).map(([, row]) => ({ ...row, size: String(row.size) }));
        return { rows: found, count: found.length };
      }
      const before = rows.get(key);
      if (text === statements.read) return { rows: before ? [before] : [], count: before ? 1 : 0 };
      if (before || !(note instanceof Uint8Array)) return { rows: [], count: 0 };
      rows.set(key, { origin, size, note: Buffer.from(note) });
      return { rows: [], count: 1 };
    },
    close: async () => undefined,
  }));
  return {
    anchor,
    signal,
    fail: (fails) => {
      down = fails;
    },
    close: async () => undefined,
  };
}
