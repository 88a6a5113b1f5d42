import { once } from "node:events";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { createServer as createHttp } from "node:http";
import { createServer as createHttps } from "node:https";
import type { AddressInfo } from "node:net";

export interface ScriptedServer {
  /** `http://127.0.0.1:port`, or https where TLS was given. */
  readonly url: string;
  /** Every request so far: method, path with query, headers, body. */
  readonly seen: readonly SeenRequest[];
  /** Connections that are open now. */
  connections(): number;
  close(): Promise<void>;
}

export interface SeenRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface ScriptedTls {
  readonly cert: string;
  readonly key: string;
  readonly ca?: string;
}

/** A loopback server that hands each request, body read, to `answer`. For tests of clients. */
export async function scriptedServer(
  answer: (request: SeenRequest, response: ServerResponse, index: number) => void,
  tls?: ScriptedTls,
): Promise<ScriptedServer> {
  const seen: SeenRequest[] = [];
  const listener: RequestListener = async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const url = new URL(request.url ?? "/", "http://scripted");
    seen.push({ method: request.method ?? "", url, headers: request.headers, body });
    const last = seen.at(-1);
    if (last !== undefined) answer(last, response, seen.length - 1);
  };
  const server =
    tls === undefined ? createHttp(listener) : createHttps({ ...tls, requestCert: tls.ca !== undefined }, listener);
  // Idle connections stay until a client ends them.
  server.keepAliveTimeout = 600_000;
  let open = 0;
  server.on(
    tls === undefined ? "connection" : "secureConnection",
    (socket: { once(event: "close", run: () => void): void }) => {
      open++;
      socket.once("close", () => open--);
    },
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? "http" : "https"}://127.0.0.1:${port}`,
    seen,
    connections: () => open,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers a JSON body. */
export function reply(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
