import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { BubuError } from "@bubustack/api/errors";
import { bodyObject, refusal, watchEvent } from "./answer.ts";
import type { Call } from "./exchange.ts";
import { exchange } from "./exchange.ts";
import { lineSplitter } from "./lines.ts";
import type { KubeClient, RequestOptions } from "./types.ts";
import { warnings } from "./warnings.ts";

export interface KubeClientOptions {
  /** `https://host:port`, with a path where the API is served below one. */
  readonly server: string;
  /** PEM of the authorities to trust; absent, the system's. */
  readonly ca?: string;
  /** Sent as a bearer token; a function is asked before each request, for tokens that rotate. */
  readonly token?: string | (() => Promise<string>);
  /** PEM; given with `clientKey`. */
  readonly clientCert?: string;
  readonly clientKey?: string;
  /** Default `bubu`. */
  readonly userAgent?: string;
}

const defaultTimeoutMs = 30_000;
/** Far above any page of a list; a server that sends without end must not fill the memory. */
const largestBody = 512 * 1024 * 1024;
const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Raw access to a Kubernetes API over node:https. Throws `kube/config` for options that cannot be used. */
export function kubeClient(options: KubeClientOptions): KubeClient {
  const server = serverUrl(options);
  const { server: _, ...identity } = options;
  const http = exchange({ ...identity, server });
  const prefix = server.pathname.replace(/\/+$/, "");

  const call = async (method: string, path: string, given: RequestOptions, whole: boolean): Promise<Call> => {
    const body = bodyText(given.body);
    return {
      method,
      path: prefix + path + queryText(given.query),
      headers: { ...(await credentials(options.token)), ...headersOf(given, body, options.userAgent) },
      ...(body === undefined ? {} : { body }),
      ...(given.signal === undefined ? {} : { signal: given.signal }),
      timeoutMs: given.timeoutMs ?? defaultTimeoutMs,
      whole,
    };
  };
  const succeeded = async (method: string, path: string, answer: IncomingMessage) => {
    const status = answer.statusCode ?? 0;
    if (status < 200 || status > 299) throw refusal(method, path, status, await bodyOf(answer));
  };

  return {
    async request(method, path, given = {}) {
      return http.send(await call(method, path, given, true), async (answer) => {
        // A refusal has its warnings too.
        if (given.onWarning !== undefined) for (const text of warnings(answer.headers.warning)) given.onWarning(text);
        await succeeded(method, path, answer);
        return bodyObject(await bodyOf(answer, given.largestBytes));
      });
    },
    async watch(path, given, onEvent) {
      const query = { ...given.query, watch: "true" };
      await http.send(await call("GET", path, { ...given, query }, false), async (answer) => {
        await succeeded("GET", path, answer);
        const lines = lineSplitter((line) => onEvent(watchEvent(line)));
        for await (const chunk of chunks(answer)) lines.push(chunk);
        lines.end();
      });
    },
    close: () => http.close(),
  };
}

function serverUrl({ server, token, clientCert, clientKey }: KubeClientOptions): URL {
  const url = URL.parse(server);
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) {
    throw new BubuError("kube/config", "the server of a Kubernetes client is an https:// address");
  }
  if (token !== undefined && url.protocol === "http:" && !loopback.test(url.hostname)) {
    throw new BubuError("kube/config", "a token is never sent over plain http to another machine");
  }
  if ((clientCert === undefined) !== (clientKey === undefined)) {
    throw new BubuError("kube/config", "a client certificate and its key come together");
  }
  return url;
}

async function credentials(token: KubeClientOptions["token"]): Promise<OutgoingHttpHeaders> {
  if (token === undefined) return {};
  try {
    return { authorization: `Bearer ${(typeof token === "function" ? await token() : token).trim()}` };
  } catch (cause) {
    throw new BubuError("kube/config", "the token for the Kubernetes API cannot be read", { cause });
  }
}

function headersOf(given: RequestOptions, body: string | undefined, userAgent = "bubu"): OutgoingHttpHeaders {
  const headers = { accept: given.accept ?? "application/json", "user-agent": userAgent };
  if (body === undefined) return headers;
  const length = Buffer.byteLength(body);
  return { ...headers, "content-type": given.contentType ?? "application/json", "content-length": length };
}

/** Text goes as it is, everything else as JSON. */
function bodyText(body: unknown): string | undefined {
  return body === undefined || typeof body === "string" ? body : JSON.stringify(body);
}

function queryText(query: RequestOptions["query"] = {}): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, value);
  return given.size === 0 ? "" : `?${given}`;
}

async function bodyOf(answer: IncomingMessage, largest = largestBody): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks(answer)) {
    size += chunk.length;
    if (size > largest) {
      const limit = Math.floor(largest / 1_048_576);
      throw new BubuError("kube/unparsable", `the answer of the Kubernetes API is over ${limit} MiB`);
    }
    parts.push(chunk);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** A stream without an encoding yields bytes. */
function chunks(answer: IncomingMessage): AsyncIterable<Uint8Array> {
  return answer;
}
