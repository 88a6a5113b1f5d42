import { hash, randomBytes } from "node:crypto";
import type { Socket } from "node:net";
import { connect as connectPlain, isIP } from "node:net";
import { connect as connectTls } from "node:tls";
import { tlsSettings } from "../http/tls.ts";
import type { Secrets } from "../secrets.ts";
import type { Sink, SinkSettings } from "../sink.ts";
import { credentials } from "./credentials.ts";
import type { Session } from "./exchange.ts";
import { exchange } from "./exchange.ts";
import type { Greeting } from "./protocol.ts";

const defaultPort = 4222;

/**
 * Messages of NATS that JetStream acknowledges, each under the digest of its record as `Nats-Msg-Id`: what comes again within the window of the
 * stream is there once. Each batch has a connection of its own.
 */
export function nats({ address = "", nats: place }: SinkSettings, secrets: Secrets): Sink {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const encrypted = url.protocol === "tls:";
  return {
    send: async (batch, signal) => {
      const tls = { ...(isIP(host) ? {} : { servername: host }), ...(await tlsSettings(secrets)) };
      const session: Session = {
        // The last of a batch would else wait for the acknowledgement of what was sent before it.
        open: () => connectPlain({ host, port: Number(url.port) || defaultPort, noDelay: true }),
        // Nothing of ours is said before: a server that has no TLS gets neither credentials nor records.
        secure: (socket: Socket) => (encrypted ? connectTls({ ...tls, socket }) : socket),
        introduce: async ({ nonce }: Greeting) => ({
          ...{ verbose: false, pedantic: false, headers: true, no_responders: true, lang: "node", version: "1" },
          tls_required: encrypted,
          ...(await credentials(secrets, nonce)),
        }),
        inbox: `_INBOX.${randomBytes(12).toString("hex")}`,
        subject: place?.subject ?? "",
        headers: ({ bytes }) => ({
          "Nats-Msg-Id": hash("sha256", bytes),
          "content-type": "application/cloudevents+json",
        }),
      };
      return await exchange(session, batch, signal);
    },
    close: async () => undefined,
  };
}
