import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { Manner, Receiver } from "./receiver.ts";

/** What a protocol over HTTP says. */
export interface Spoken {
  readonly sink: Receiver["sink"];
  readonly secrets: Receiver["secrets"];
  /** Ids of the records of a request. */
  readonly idsIn: (body: Buffer, request: IncomingMessage) => readonly string[];
  /** Status of an answer to records that were taken. Default 200. */
  readonly taken?: number;
  /** Status of an answer to records that are refused. Default 400. */
  readonly refused?: number;
}

/** A server of a protocol over HTTP. */
export async function httpReceiver({
  sink,
  secrets,
  idsIn,
  taken: status = 200,
  refused: refusal = 400,
}: Spoken): Promise<Receiver> {
  const taken: string[] = [];
  let manner: Manner = "take";
  let refused: readonly string[] = [];
  let asked = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const ids = idsIn(Buffer.concat(parts), request);
    asked += 1;
    if (manner === "hang") return;
    if (manner === "break") return void request.socket.destroy();
    // A server that is not well-disposed repeats what it was told.
    const said = JSON.stringify(request.headers);
    if (manner === "fail") return void response.writeHead(503).end(said);
    if (ids.some((id) => refused.includes(id))) return void response.writeHead(refusal).end(said);
    taken.push(...ids);
    response.writeHead(status).end("{}");
  };
  const server = createServer((request, response) => void answer(request, response).catch(() => request.destroy()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    sink: { ...sink, address: `http://127.0.0.1:${port}` },
    secrets,
    taken: () => taken,
    asked: () => asked,
    behave: (next) => {
      manner = next;
      if (next !== "hang") server.closeAllConnections();
    },
    refuse: (ids) => {
      refused = ids;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
