import { once } from "node:events";
import type { TLSSocket } from "node:tls";
import { connect } from "node:tls";

/** One kept connection that sends prepared requests, one at a time. Cheaper than an HTTP client, so that it is the server that is measured. */
export interface Connection {
  /** Milliseconds until the whole answer was there. Throws unless it is a success. */
  send(request: Buffer): Promise<number>;
  close(): void;
}

const headerEnd = Buffer.from("\r\n\r\n");

export async function open(address: string): Promise<Connection> {
  const { hostname, port } = new URL(address);
  const socket: TLSSocket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false });
  socket.setNoDelay(true);
  await once(socket, "secureConnect");
  let pending: { readonly start: number; settle(ms: number): void; fail(error: Error): void } | undefined;
  let received: Buffer = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const length = answerLength(received);
    if (length === undefined || received.length < length) return;
    const answer = received;
    received = Buffer.alloc(0);
    if (answer.toString("latin1", 9, 11) === "20") pending?.settle(performance.now() - (pending?.start ?? 0));
    else pending?.fail(new Error(answer.toString("utf8").slice(0, 300)));
  });
  socket.on("error", (error) => pending?.fail(error));
  return {
    send: (request) =>
      new Promise((settle, fail) => {
        pending = { start: performance.now(), settle, fail };
        socket.write(request);
      }),
    close: () => void socket.destroy(),
  };
}

/** Length of headers and body together, once the headers are there. */
function answerLength(received: Buffer): number | undefined {
  const end = received.indexOf(headerEnd);
  if (end < 0) return undefined;
  const length = /content-length: (\d+)/i.exec(received.toString("latin1", 0, end))?.[1];
  return end + headerEnd.length + Number(length ?? 0);
}

/** An HTTP request with this body, as bytes; `headers` are further lines. */
export function httpRequest(address: string, path: string, body: Buffer, headers: readonly string[] = []): Buffer {
  const { host } = new URL(address);
  const lines = [
    `POST ${path} HTTP/1.1`,
    `host: ${host}`,
    "content-type: application/json",
    `content-length: ${body.length}`,
    ...headers,
  ];
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`), body]);
}
