import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { BubuError } from "@bubustack/api/errors";

// Not imported: an import reads all that the module exports, and its WebSocket loads a client that nothing here uses.
const { Agent: HttpAgent, request: httpRequest } = process.getBuiltinModule("node:http");

export interface ExchangeOptions {
  readonly server: URL;
  /** PEM; absent, the system's authorities. */
  readonly ca?: string;
  readonly clientCert?: string;
  readonly clientKey?: string;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: string;
  readonly signal?: AbortSignal;
  /** Milliseconds until the head of the answer, or with `whole` all of it, must be there. */
  readonly timeoutMs: number;
  readonly whole: boolean;
}

/** HTTP/1.1 over kept connections. */
export interface Exchange {
  /**
   * Sends and hands the answer to `read`. Throws the reason of `signal` where that aborted, `kube/unreachable`
   * where the connection failed, the server was too slow or the exchange is closed, and what `read` throws.
   */
  send<T>(call: Call, read: (answer: IncomingMessage) => Promise<T>): Promise<T>;
  /** Ends what is under way and every connection. */
  close(): void;
}

export function exchange({ server, ca, clientCert, clientKey }: ExchangeOptions): Exchange {
  const secure = server.protocol === "https:";
  const kept = { keepAlive: true, scheduling: "lifo" } as const;
  const identity = {
    ...(ca === undefined ? {} : { ca }),
    ...(clientCert === undefined ? {} : { cert: clientCert, key: clientKey }),
  };
  const agent = secure ? new HttpsAgent({ ...kept, ...identity }) : new HttpAgent(kept);
  const closing = new AbortController();
  const target = {
    agent,
    // A URL writes IPv6 hosts in brackets; sockets take them without.
    hostname: server.hostname.replace(/^\[|\]$/g, ""),
    ...(server.port === "" ? {} : { port: server.port }),
  };

  const head = (call: Call, signal: AbortSignal, again: boolean): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const { method, path, headers } = call;
      const options = { ...target, method, path, headers, signal };
      const request = secure ? httpsRequest(options) : httpRequest(options);
      request.on("response", resolve);
      request.on("error", (error) => {
        // A kept connection may have ended just before its reuse. Reading twice is harmless.
        const stale = again && request.reusedSocket && method === "GET" && codeOf(error) === "ECONNRESET";
        if (stale && !signal.aborted) head(call, signal, false).then(resolve, reject);
        else reject(error);
      });
      request.end(call.body);
    });

  return {
    async send(call, read) {
      const late = new AbortController();
      const timer = setTimeout(() => late.abort(), call.timeoutMs);
      const signal = AbortSignal.any([
        closing.signal,
        late.signal,
        ...(call.signal === undefined ? [] : [call.signal]),
      ]);
      try {
        const answer = await head(call, signal, true);
        if (!call.whole) clearTimeout(timer);
        return await read(answer);
      } catch (error) {
        if (call.signal?.aborted) throw call.signal.reason;
        if (closing.signal.aborted) throw new BubuError("kube/unreachable", "the client is closed");
        if (late.signal.aborted) throw unreachable(server, `no answer within ${call.timeoutMs} ms`, error);
        if (error instanceof BubuError || !isNetwork(error)) throw error;
        throw unreachable(server, codeOf(error), error);
      } finally {
        clearTimeout(timer);
      }
    },
    close() {
      closing.abort();
      agent.destroy();
    },
  };
}

function unreachable(server: URL, why: string, cause: unknown): BubuError {
  return new BubuError("kube/unreachable", `the Kubernetes API at ${server.origin} cannot be reached: ${why}`, {
    cause,
  });
}

/** Errors of sockets, TLS and HTTP parsing carry a code; those of callbacks usually do not. */
function isNetwork(error: unknown): boolean {
  return error instanceof Error && codeOf(error) !== "";
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
