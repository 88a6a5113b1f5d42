import type { Server } from "node:https";
import type { FastifyInstance } from "fastify";
import Fastify from "fastify";
import type { Callers } from "./callers.ts";
import type { Certificate, Tls } from "./ports.ts";

/** Longer than the API server keeps an idle connection (90 s), so that it is never this side that closes first. */
const keepAliveTimeoutMs = 120_000;
/** A request has this long to arrive; no admission request waits longer than 30 s. */
const requestTimeoutMs = 35_000;

export type HttpsApp = FastifyInstance<Server>;

/** An HTTPS server over HTTP/1.1 without routes, which asks clients for a certificate where `callers` are known by one. No request log, no body parsers, no schema compilers. */
export function createServer(tls: Tls, callers?: Callers): HttpsApp {
  const app = Fastify({
    // Whoever shows no certificate, or another one, is served all the same: it is recorded that the caller is not verified.
    https: { ...secureContext(tls.current(), callers), requestCert: callers !== undefined, rejectUnauthorized: false },
    logger: false,
    keepAliveTimeout: keepAliveTimeoutMs,
    requestTimeout: requestTimeoutMs,
    forceCloseConnections: "idle",
    return503OnClosing: false,
    exposeHeadRoutes: false,
  });
  app.removeAllContentTypeParsers();
  return app;
}

/** Serves each new certificate to new connections; open ones go on. Answers a function that ends that. */
export function followCertificate(app: HttpsApp, tls: Tls, callers?: Callers): () => void {
  return tls.onChange(() => app.server.setSecureContext(secureContext(tls.current(), callers)));
}

function secureContext({ certPem, keyPem }: Certificate, callers: Callers | undefined) {
  return { cert: certPem, key: keyPem, minVersion: "TLSv1.2", ...(callers && { ca: callers.caPem }) } as const;
}

/** The URL of a listening server. */
export function addressOf(app: HttpsApp, host: string): string {
  const bound = app.server.address();
  const port = bound !== null && typeof bound === "object" ? bound.port : 0;
  return `https://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
