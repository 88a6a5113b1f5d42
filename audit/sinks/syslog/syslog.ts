import type { Socket } from "node:net";
import { connect as connectPlain, isIP } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { connect as connectTls } from "node:tls";
import { tlsSettings } from "../http/tls.ts";
import type { Secrets } from "../secrets.ts";
import type { Sink, SinkSettings } from "../sink.ts";
import { SinkTrouble } from "../sink.ts";
import { frame } from "./message.ts";

/** The ports of syslog over TLS and over TCP. */
const ports: { readonly [protocol: string]: number } = { "tls:": 6514, "tcp:": 601 };

/** Milliseconds that are left to a receiver to say that it is gone. */
const [leastMs, mostMs] = [10, 1_000];

/**
 * Syslog (RFC 5424) over TLS (RFC 5425). The protocol acknowledges nothing, so each batch has a connection of its own that is closed in order: a
 * receiver that closes it in turn has read to its end.
 */
export function syslog({ address = "" }: SinkSettings, secrets: Secrets): Sink {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const to = { host, port: Number(url.port) || (ports[url.protocol] ?? 0) };
  return {
    send: async (batch, signal) => {
      const tls = { ...to, ...(isIP(host) ? {} : { servername: host }), ...(await tlsSettings(secrets)) };
      const open = () => (url.protocol === "tls:" ? connectTls(tls) : connectPlain(to));
      await deliver(open, Buffer.concat(batch.map(frame)), signal);
      return [];
    },
    close: async () => undefined,
  };
}

/** Writes, ends, and waits until the other side has ended too. */
async function deliver(open: () => Socket, bytes: Uint8Array, signal: AbortSignal): Promise<void> {
  const began = performance.now();
  const socket = open();
  const { promise: broken, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  socket.on("error", reject);
  socket.on("close", () => reject(new SinkTrouble("the connection broke")));
  const ended = new Promise<"ended">((resolve) => socket.on("end", () => resolve("ended")));
  // What a receiver says is not part of the protocol; unread it would keep the end from coming.
  socket.resume();
  try {
    await Promise.race([broken, written(socket, bytes)]);
    // One that was gone before it had everything has had the time to say so: it took no longer to open the connection.
    const roundMs = Math.min(Math.max(performance.now() - began, leastMs), mostMs);
    const early = await Promise.race([broken, ended, sleep(roundMs)]);
    if (early === "ended") throw new SinkTrouble("the sink closed the connection before it had everything");
    socket.end();
    await Promise.race([broken, ended]);
  } finally {
    signal.removeEventListener("abort", abort);
    socket.destroy();
  }
}

/** Resolves once the connection is there and has taken the bytes. */
function written(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
