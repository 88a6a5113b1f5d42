import type { IncomingMessage } from "node:http";
import { Agent, request } from "node:https";
import type { Json } from "@bubustack/api/json";

/** A server that the cases are run on, and an administrator's way to show who it is. */
export interface Place {
  readonly url: string;
  /** PEM of the authority that signed the server's certificate. */
  readonly ca: string;
  readonly token?: string;
  readonly certificate?: { readonly certPem: string; readonly keyPem: string };
}

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string;
  /** True where the request shows nobody's identity. */
  readonly anonymous?: boolean;
}

export interface Answered {
  readonly code: number;
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  readonly text: string;
  /** The body where it is JSON. */
  readonly body: Json | undefined;
}

export interface Stream {
  readonly code: number;
  /** The next line; undefined once the server has ended the stream. Throws where none comes within `timeoutMs`. */
  next(timeoutMs: number): Promise<string | undefined>;
  close(): void;
}

export interface Connection {
  send(sent: Sent): Promise<Answered>;
  open(sent: Sent): Promise<Stream>;
  close(): void;
}

/** Milliseconds after which an answer is no longer waited for. */
const patienceMs = 40_000;

export function connect({ url, ca, token, certificate }: Place): Connection {
  const known = new Agent({ keepAlive: true, ca, cert: certificate?.certPem, key: certificate?.keyPem });
  const nobody = new Agent({ keepAlive: true, ca });
  const begin = ({ method, path, headers, body, anonymous = false }: Sent) =>
    new Promise<IncomingMessage>((settle, reject) => {
      // Whoever brings a token is not the administrator of the certificate.
      const bare = anonymous || headers["authorization"] !== undefined;
      const call = request(`${url}${path}`, {
        method,
        agent: bare ? nobody : known,
        timeout: patienceMs,
        headers: {
          ...lengthOf(body),
          ...(bare || token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...headers,
        },
      });
      call.once("timeout", () => call.destroy(new Error(`${method} ${path}: no answer`)));
      call.once("error", reject);
      call.once("response", settle);
      call.end(body);
    });
  return {
    send: async (sent) => answered(await begin(sent)),
    open: async (sent) => streamed(await begin(sent)),
    close: () => {
      known.destroy();
      nobody.destroy();
    },
  };
}

/** Of a DELETE, Node would not tell the length by itself. */
function lengthOf(body: string | undefined): { readonly [name: string]: string } {
  return body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
}

async function answered(response: IncomingMessage): Promise<Answered> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("utf8");
  // The index of OpenAPI is JSON that calls itself text.
  const isJson = /^\{(?!.*\}\n\{)/s.test(text);
  return {
    code: response.statusCode ?? 0,
    headers: response.headers,
    text,
    body: isJson ? JSON.parse(text) : undefined,
  };
}

function streamed(response: IncomingMessage): Stream {
  const lines: string[] = [];
  let rest = "";
  let ended = false;
  let wake = () => {};
  const end = () => {
    ended = true;
    wake();
  };
  response.setEncoding("utf8");
  response.on("data", (text: string) => {
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts.filter((line) => line !== ""));
    wake();
  });
  response.once("end", end).once("error", end).once("close", end);
  return {
    code: response.statusCode ?? 0,
    next: async (timeoutMs) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      if (lines.length === 0 && !ended) {
        wake = resolve;
        const timer = setTimeout(resolve, timeoutMs);
        await promise;
        clearTimeout(timer);
      }
      const line = lines.shift();
      if (line === undefined && !ended) throw new Error(`nothing came within ${timeoutMs} ms`);
      return line ?? (rest === "" ? undefined : rest);
    },
    close: () => void response.destroy(),
  };
}
