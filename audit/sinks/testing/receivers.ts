import { once } from "node:events";
import type { Socket } from "node:net";
import { createServer } from "node:net";
import { fieldsOf, parseRecord } from "../../record/fields.ts";
import { httpReceiver } from "./http-receiver.ts";
import { natsReceiver } from "./nats-receiver.ts";
import type { Manner, Receiver } from "./receiver.ts";

/** By the name of what they speak: a new sink adds a row, and the contract holds for it. */
export const receivers: { readonly [name: string]: () => Promise<Receiver> } = {
  stdout: stdoutReceiver,
  "http in batches": () =>
    httpReceiver({
      sink: { type: "http" },
      secrets: { token: "sesame-http", hmac: `whsec_${Buffer.alloc(32, 7).toString("base64")}` },
      idsIn: (body) => listOf(JSON.parse(body.toString())).map((event) => String(fieldsOf(event)["id"])),
    }),
  "http one by one": () =>
    httpReceiver({
      sink: { type: "http", http: { mode: "structured" } },
      secrets: { token: "sesame-http", ed25519: `whsk_${Buffer.alloc(32, 9).toString("base64")}` },
      idsIn: (body) => [String(fieldsOf(JSON.parse(body.toString()))["id"])],
      taken: 204,
    }),
  otlp: () =>
    httpReceiver({ sink: { type: "otlp" }, secrets: { token: "sesame-otlp" }, idsIn: (body) => otlpIds(body) }),
  s3: () =>
    httpReceiver({
      sink: { type: "s3", s3: { bucket: "audit", region: "us-east-1", prefix: "logs/" } },
      secrets: { "access-key-id": "AKIASESAME", "secret-access-key": "sesame/open", "session-token": "sesame-session" },
      idsIn: (body) =>
        body
          .toString()
          .trimEnd()
          .split("\n")
          .map((line) => String(fieldsOf(JSON.parse(line))["id"])),
      refused: 413,
    }),
  nats: natsReceiver,
  syslog: syslogReceiver,
};

function otlpIds(body: Buffer): readonly string[] {
  const [resource] = listOf(fieldsOf(JSON.parse(body.toString()))["resourceLogs"]);
  const [scope] = listOf(fieldsOf(resource)["scopeLogs"]);
  return listOf(fieldsOf(scope)["logRecords"]).map((record) => {
    const { stringValue } = fieldsOf(fieldsOf(record)["body"]);
    return String(parseRecord(Buffer.from(String(stringValue)))["id"]);
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Standard output: whoever reads it can be slow, or be gone. */
async function stdoutReceiver(): Promise<Receiver> {
  const taken: string[] = [];
  let manner: Manner = "take";
  let asked = 0;
  let waiting: (() => void)[] = [];
  return {
    sink: { type: "stdout" },
    secrets: {},
    taken: () => taken,
    asked: () => asked,
    behave: (next) => {
      manner = next;
      for (const go of waiting) go();
      waiting = [];
    },
    write: async (bytes) => {
      asked += 1;
      if (manner === "hang") await new Promise<void>((resolve) => waiting.push(resolve));
      else if (manner !== "take") throw Object.assign(new Error("write EPIPE"), { code: "EPIPE" });
      const lines = Buffer.from(bytes).toString().trimEnd().split("\n");
      taken.push(...lines.map((line) => String(parseRecord(Buffer.from(line))["id"])));
    },
    close: async () => undefined,
  };
}

/** Syslog with octet counting. It cannot refuse, and says that it has read by closing in turn. */
async function syslogReceiver(): Promise<Receiver> {
  const taken: string[] = [];
  let manner: Manner = "take";
  let asked = 0;
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    asked += 1;
    sockets.add(socket);
    socket.on("error", () => undefined);
    if (manner === "fail" || manner === "break") return void socket.destroy();
    if (manner === "hang") return;
    const parts: Uint8Array[] = [];
    socket.on("data", (part) => parts.push(Buffer.from(part)));
    socket.on("end", () => {
      taken.push(...framesIn(Buffer.concat(parts)).map((message) => String(parseRecord(message)["id"])));
      socket.end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    sink: { type: "syslog", address: `tcp://127.0.0.1:${port}` },
    secrets: {},
    taken: () => taken,
    asked: () => asked,
    behave: (next) => {
      manner = next;
      for (const socket of sockets) socket.destroy();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** The JSON of messages, each behind its length and its header. */
function framesIn(bytes: Buffer): readonly Buffer[] {
  const messages: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(" ", at);
    const end = space + 1 + Number(bytes.toString("ascii", at, space));
    messages.push(bytes.subarray(bytes.indexOf("{", space), end));
    at = end;
  }
  return messages;
}
