import { once } from "node:events";
import { connect } from "node:net";
import { connect as connectTls } from "node:tls";
import { natsReader } from "@bubustack/audit/sinks/nats/protocol";

/** Somebody who may ask a NATS server for anything. */
export interface Owner {
  /** The answer of JetStream to a request. */
  readonly ask: (api: string, request?: object) => Promise<{ readonly [field: string]: unknown }>;
  readonly close: () => void;
}

/** Connects with a user's name and password, over TLS. */
export async function natsOwner(port: number, ca: string, user: string, pass: string): Promise<Owner> {
  const plain = connect(port, "127.0.0.1");
  await once(plain, "data");
  const socket = connectTls({ socket: plain, servername: "localhost", ca });
  await once(socket, "secureConnect");
  let answered: ((payload: Buffer) => void) | undefined;
  let failed: ((error: Error) => void) | undefined;
  const read = natsReader();
  socket.on("data", (bytes) => {
    for (const said of read(Buffer.from(bytes))) {
      if (said.op === "message") answered?.(said.payload);
      if (said.op === "error") failed?.(new Error(said.text));
    }
  });
  socket.on("error", () => undefined);
  socket.on("close", () => failed?.(new Error("the connection broke")));
  socket.write(
    `CONNECT ${JSON.stringify({ verbose: false, user, pass, lang: "node", version: "1" })}\r\nSUB owner 1\r\n`,
  );
  return {
    ask: async (api, request = {}) => {
      const answer = new Promise<Buffer>((resolve, reject) => {
        answered = resolve;
        failed = reject;
      });
      const body = JSON.stringify(request);
      socket.write(`PUB $JS.API.${api} owner ${Buffer.byteLength(body)}\r\n${body}\r\n`);
      const said = JSON.parse((await answer).toString());
      if (said.error !== undefined) throw new Error(JSON.stringify(said.error));
      return said;
    },
    close: () => socket.destroy(),
  };
}
