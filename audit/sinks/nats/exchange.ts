import type { Socket } from "node:net";
import { fieldsOf, parseRecord } from "../../record/fields.ts";
import type { Refusal, Shipped } from "../sink.ts";
import { SinkTrouble } from "../sink.ts";
import type { Greeting, Said } from "./protocol.ts";
import { natsReader, publication } from "./protocol.ts";

/** How a batch is brought to a server. */
export interface Session {
  readonly open: () => Socket;
  /** What is spoken over after the server's greeting: the same socket, or TLS on it. */
  readonly secure: (socket: Socket) => Socket;
  /** What `CONNECT` says. */
  readonly introduce: (greeting: Greeting) => Promise<object>;
  /** Acknowledgements come to subjects below this one. */
  readonly inbox: string;
  readonly subject: string;
  readonly headers: (record: Shipped) => { readonly [name: string]: string };
}

/** Code of JetStream's answer to a message that is larger than the stream takes. */
const tooLarge = 10_054;
/** Errors of the protocol that are told by their words; what others say may hold anything. */
const known = [
  "Authorization Violation",
  "Authentication Timeout",
  "User Authentication Expired",
  "Permissions Violation",
  "Maximum Payload Violation",
  "Secure Connection - TLS Required",
];

/** Greets, publishes, and waits until the stream has acknowledged each record. */
export async function exchange(
  session: Session,
  batch: readonly Shipped[],
  signal: AbortSignal,
): Promise<readonly Refusal[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly Refusal[]>();
  const abort = () => reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  const sockets: Socket[] = [];
  const use = (socket: Socket, hear: (said: Said) => void) => {
    if (!sockets.includes(socket)) {
      sockets.push(socket);
      socket.on("error", reject);
      socket.on("close", () => reject(new SinkTrouble("the connection broke")));
    }
    const read = natsReader();
    socket.on("data", (bytes) => {
      try {
        for (const said of read(Buffer.from(bytes))) hear(said);
      } catch (error) {
        reject(error);
      }
    });
  };
  try {
    signal.throwIfAborted();
    const plain = session.open();
    use(plain, (said) => {
      if (said.op !== "info") return said.op === "error" && reject(trouble(said));
      // What is not encrypted is not read beyond the greeting.
      plain.removeAllListeners("data");
      const socket = session.secure(plain);
      const publisher = new Publisher(session, batch, said.greeting, socket, resolve);
      use(socket, (each) => (each.op === "error" ? reject(trouble(each)) : publisher.hear(each)));
      publisher.begin().catch(reject);
    });
    return await promise;
  } finally {
    signal.removeEventListener("abort", abort);
    for (const socket of sockets.reverse()) socket.destroy();
  }
}

/** Publishes a batch over a connection, and counts what was acknowledged. */
class Publisher {
  readonly #session: Session;
  readonly #batch: readonly Shipped[];
  readonly #greeting: Greeting;
  readonly #socket: Socket;
  readonly #done: (refusals: readonly Refusal[]) => void;
  readonly #open: Set<number>;
  readonly #refusals: Refusal[] = [];

  constructor(
    session: Session,
    batch: readonly Shipped[],
    greeting: Greeting,
    socket: Socket,
    done: (refusals: readonly Refusal[]) => void,
  ) {
    this.#session = session;
    this.#batch = batch;
    this.#greeting = greeting;
    this.#socket = socket;
    this.#done = done;
    this.#open = new Set(batch.map(({ number }) => number));
  }

  async begin(): Promise<void> {
    const { inbox, subject, introduce, headers } = this.#session;
    const connect = JSON.stringify(await introduce(this.#greeting));
    // Written at once where it fits: acknowledgements come in the order of the stream while the rest is on its way.
    this.#socket.cork();
    this.#socket.write(`CONNECT ${connect}\r\nSUB ${inbox}.* 1\r\n`);
    for (const record of this.#batch) {
      const { head, body, length } = publication(headers(record), record.bytes);
      if (length > this.#greeting.maxPayload) this.#settle(record.number, "larger than the sink takes");
      else this.#socket.write(Buffer.concat([head(subject, `${inbox}.${record.number}`), body]));
    }
    this.#socket.uncork();
  }

  hear(said: Said): void {
    if (said.op === "ping") this.#socket.write("PONG\r\n");
    if (said.op !== "message") return;
    const number = Number(said.subject.split(".").at(-1));
    if (this.#open.has(number)) this.#settle(number, refused(said.status, said.payload));
  }

  #settle(number: number, why: string | undefined): void {
    if (why !== undefined) this.#refusals.push({ first: number, last: number, count: 1, why });
    this.#open.delete(number);
    if (this.#open.size === 0) this.#done(this.#refusals.sort((a, b) => a.first - b.first));
  }
}

/** What JetStream says of one message: that it has it, or why it will not. Throws where trying again may help. */
function refused(status: string | undefined, payload: Buffer): string | undefined {
  if (status === "503") throw new SinkTrouble("no stream has this subject");
  const answer = parseRecord(payload);
  const error = answer["error"];
  if (error !== undefined) {
    const [code, kind] = [fieldsOf(error)["code"], fieldsOf(error)["err_code"]].map(Number);
    if (kind === tooLarge) return `the sink answered ${code} (larger than the stream takes)`;
    throw new SinkTrouble(`the sink answered ${code} (${kind})`);
  }
  if (typeof answer["stream"] !== "string") throw new SinkTrouble("what answers is no stream");
  return undefined;
}

function trouble({ text }: { readonly text: string }): SinkTrouble {
  return new SinkTrouble(known.find((each) => text.includes(each)) ?? "the sink answered an error");
}
