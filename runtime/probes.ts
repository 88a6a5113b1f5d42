import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { Health, HealthScope } from "./health.ts";
import type { Metrics } from "./metrics.ts";

// Not imported: an import reads all that the module exports, and its WebSocket loads a client that nothing here uses.
const { createServer } = process.getBuiltinModule("node:http");

export interface ProbesConfig {
  /** Address to listen on, for example `127.0.0.1`. */
  readonly host: string;
  /** Port to listen on; 0 picks a free one. */
  readonly port: number;
}

/** What a process says about itself over plain HTTP: `/healthz`, `/readyz`, `/metrics`. */
export interface Probes {
  /** For example `http://127.0.0.1:8081`. */
  readonly address: string;
  close(): Promise<void>;
}

/** For processes that serve nothing else. Nothing secret is said there. */
export async function serveProbes({ host, port }: ProbesConfig, health: Health, metrics: Metrics): Promise<Probes> {
  const pages: { readonly [path: string]: (response: ServerResponse) => Promise<unknown> } = {
    "/healthz": (response) => report(health, "live", response),
    "/readyz": (response) => report(health, "ready", response),
    "/metrics": async (response) => {
      const { contentType, body } = await metrics.render();
      response.writeHead(200, { "content-type": contentType }).end(body);
    },
  };
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const page = Object.hasOwn(pages, path) && request.method === "GET" ? pages[path] : undefined;
    if (page === undefined) text(response, 404, "there is nothing at this path");
    else page(response).catch(() => text(response, 500, "no answer could be made"));
  });
  server.listen(port, host);
  await once(server, "listening");
  const bound = server.address();
  const taken = bound !== null && typeof bound === "object" ? bound.port : port;
  return {
    address: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function report(health: Health, scope: HealthScope, response: ServerResponse): Promise<void> {
  const { ok, checks } = await health.report(scope);
  const bad = checks.filter((check) => !check.ok).map(({ name, message = "" }) => `${name}: ${message}`);
  text(response, ok ? 200 : 503, ok ? "ok" : bad.join("\n"));
}

function text(response: ServerResponse, status: number, body: string): void {
  if (!response.headersSent) response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(body);
}
