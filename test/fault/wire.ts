/** Stands between a client and an API server, and makes trouble: whatever it does not spoil is the server's own word. */
import { once } from "node:events";
import type { ClientRequest, IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { Agent, request as httpsRequest } from "node:https";
import type { AddressInfo, Socket } from "node:net";

/** A request on its way. */
export interface Passing {
  readonly method: string;
  readonly path: string;
  readonly watch: boolean;
  readonly body: string;
}

export interface Wire {
  /** `http://127.0.0.1:port`: clients bring their own token. */
  readonly url: string;
  /** Asked before a request goes on; what it awaits holds the request. Answers with that status instead where it is told to. */
  trouble: (passing: Passing) => Promise<number | undefined> | number | undefined;
  /** Breaks every connection, whatever is under way. */
  cut(): void;
  /** Lets nothing through any more and breaks nothing, as where packets are lost. Answers how to let everything through. */
  freeze(): () => void;
  /** Requests that have gone on to the server. */
  readonly passed: readonly Passing[];
  close(): Promise<void>;
}

export async function wireTo(target: { readonly server: string; readonly ca: string }): Promise<Wire> {
  const to = new URL(target.server);
  const agent = new Agent({ ca: target.ca, keepAlive: true });
  const sockets = new Set<Socket>();
  const upstream = new Set<ClientRequest>();
  const passed: Passing[] = [];
  const flowing = new Map<IncomingMessage, ServerResponse>();
  let thawed = Promise.resolve();
  const forward = (passing: Passing, incoming: IncomingMessage, response: ServerResponse) => {
    passed.push(passing);
    const { host: _, connection: __, ...headers } = incoming.headers;
    const place = { hostname: to.hostname, port: to.port, path: passing.path, method: passing.method };
    const onward = httpsRequest({ ...place, agent, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      response.flushHeaders();
      void thawed.then(() => answer.pipe(response));
      flowing.set(answer, response);
      answer.on("close", () => flowing.delete(answer));
      answer.on("error", () => response.destroy());
    });
    upstream.add(onward);
    onward.on("close", () => upstream.delete(onward));
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    onward.end(passing.body);
  };
  const server = createServer(async (incoming, response) => {
    let body = "";
    try {
      for await (const chunk of incoming) body += String(chunk);
    } catch {
      // Whoever asked has gone.
      return;
    }
    const path = incoming.url ?? "/";
    const passing = { method: incoming.method ?? "", path, body, watch: path.includes("watch=true") };
    const status = await made.trouble(passing);
    await thawed;
    if (response.destroyed) return;
    if (status === undefined) forward(passing, incoming, response);
    else refuse(status, passing, response);
  });
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const cut = () => {
    for (const each of [...upstream, ...sockets]) each.destroy();
  };
  const made: Wire = {
    url: `http://127.0.0.1:${port}`,
    trouble: () => undefined,
    cut,
    freeze() {
      const { promise, resolve } = Promise.withResolvers<void>();
      thawed = promise;
      for (const [answer, response] of flowing) answer.unpipe(response);
      return () => {
        for (const [answer, response] of flowing) answer.pipe(response);
        resolve();
      };
    },
    passed,
    async close() {
      const closed = once(server, "close");
      server.close();
      cut();
      agent.destroy();
      await closed;
    },
  };
  return made;
}

/** A watch may be refused at once, or by an event after its head: servers do both. */
function refuse(code: number, { watch }: Passing, response: ServerResponse): void {
  const status = { kind: "Status", apiVersion: "v1", status: "Failure", code, reason: "Expired", message: "made up" };
  const late = watch && Math.random() < 0.5;
  response.writeHead(late ? 200 : code, { "content-type": "application/json" });
  response.end(`${JSON.stringify(late ? { type: "ERROR", object: status } : status)}\n`);
}
