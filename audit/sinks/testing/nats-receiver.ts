import { once } from "node:events";
import type { Socket } from "node:net";
import { createServer } from "node:net";
import { parseRecord } from "../../record/fields.ts";
import type { Manner, Receiver } from "./receiver.ts";

/** A NATS server with a stream that keeps what is new to it, by `Nats-Msg-Id`. */
export async function natsReceiver(): Promise<Receiver> {
  const taken: string[] = [];
  let manner: Manner = "take";
  let refused: readonly string[] = [];
  let asked = 0;
  const sockets = new Set<Socket>();
  const answer = (record: Buffer, greeted: string) => {
    const id = String(parseRecord(record)["id"]);
    // A server that is not well-disposed repeats what it was told.
    if (manner === "fail") return { error: { code: 503, err_code: 10_077, description: greeted } };
    if (refused.includes(id)) return { error: { code: 400, err_code: 10_054, description: greeted } };
    taken.push(id);
    return { stream: "AUDIT", seq: taken.length };
  };
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    asked += 1;
    if (manner === "break") return void socket.destroy();
    if (manner === "hang") return;
    socket.write('INFO {"server_id":"stub","headers":true,"jetstream":true,"max_payload":1048576}\r\n');
    let rest = Buffer.alloc(0);
    let greeted = "";
    socket.on("data", (part) => {
      rest = Buffer.concat([rest, Buffer.from(part)]);
      for (let line = rest.indexOf("\r\n"); line >= 0; line = rest.indexOf("\r\n")) {
        const text = rest.toString("utf8", 0, line);
        const [, reply = "", head = "", total = ""] = /^HPUB \S+ (\S+) (\d+) (\d+)$/.exec(text) ?? [];
        const from = line + 2;
        if (reply === "") {
          if (text.startsWith("CONNECT")) greeted = text;
          rest = rest.subarray(from);
          continue;
        }
        const to = from + Number(total);
        if (rest.length < to + 2) return;
        const body = JSON.stringify(answer(rest.subarray(from + Number(head), to), greeted));
        socket.write(`MSG ${reply} 1 ${Buffer.byteLength(body)}\r\n${body}\r\n`);
        rest = rest.subarray(to + 2);
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    sink: { type: "nats", address: `nats://127.0.0.1:${port}`, nats: { subject: "audit.records" } },
    secrets: { user: "sesame-user", password: "sesame-password" },
    taken: () => taken,
    asked: () => asked,
    behave: (next) => {
      manner = next;
      for (const socket of sockets) socket.destroy();
    },
    refuse: (ids) => {
      refused = ids;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
