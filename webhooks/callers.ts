import { X509Certificate } from "node:crypto";
import type { Server } from "node:https";
import { BubuError } from "@bubustack/api/errors";

/** Who counts as the API server. */
export interface Callers {
  /** PEM of the authority that issues the certificate with which it calls. */
  readonly caPem: string;
  /** Common names of that certificate; default: whatever the authority issues for clients. */
  readonly names?: readonly string[];
}

/** Checks that there is a certificate at all; `from` says where the text is from. Throws `config/invalid`. */
export function checkCallers(callers: Callers, from: string): Callers {
  try {
    if (!new X509Certificate(callers.caPem).ca) throw new Error("no authority");
    return callers;
  } catch (cause) {
    throw new BubuError("config/invalid", `${from} holds no certificate of an authority`, { cause });
  }
}

/** Answers whether a connection of a server is one of the API server: it has shown a certificate that counts, and that it has its key. */
export function callersOf(server: Server, callers: Callers | undefined): (socket: object) => boolean {
  if (callers === undefined) return () => false;
  const { names } = callers;
  const verified = new WeakSet<object>();
  server.on("secureConnection", (socket) => {
    // A resumed session counts as authorized even where there never was a certificate: it is asked for itself.
    const shown = socket.authorized ? socket.getPeerX509Certificate() : undefined;
    if (shown === undefined) return;
    const name = shown.toLegacyObject().subject?.CN;
    if (names === undefined || (typeof name === "string" && names.includes(name))) verified.add(socket);
  });
  return (socket) => verified.has(socket);
}
