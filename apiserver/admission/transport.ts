/** Calls to webhooks over HTTPS: one connection pool per webhook, bounded time, bounded answers. */
import { Agent, request } from "node:https";
import type { JsonObject } from "@bubustack/api/json";
import { at, textAt } from "../resources/object.ts";
import { depthLimit } from "../wire/body.ts";
import { scan } from "../wire/scan.ts";

/** A call that could not be made or not be understood; the message may be shown to users. */
export class CallFailed extends Error {}

/** Finds where a Service listens; undefined when nothing does. */
export type ResolveService = (
  namespace: string,
  name: string,
  port: number,
) => { host: string; port: number } | undefined;

interface Endpoint {
  readonly url: URL;
  readonly host: string;
  readonly port: string;
  readonly servername: string;
  readonly ca: string;
}

/** Answers bigger than this are no AdmissionReviews. */
const answerLimit = 16 * 1024 * 1024;
const tries = 5;

export interface Transport {
  /** Posts a body and answers the parsed body of a 2xx answer; throws CallFailed. */
  call(webhook: JsonObject, body: string, timeoutMs: number, signal: AbortSignal): Promise<unknown>;
  close(): void;
}

/** A certificate for clients and its key, as PEM. */
export interface ClientCertificate {
  readonly certPem: string;
  readonly keyPem: string;
}

/** `client` is shown to webhooks that ask for it. */
export function createTransport(resolve: ResolveService | undefined, client?: ClientCertificate): Transport {
  const shown = client === undefined ? {} : { cert: client.certPem, key: client.keyPem };
  const agents = new Map<string, Agent>();
  const agentOf = (endpoint: Endpoint): Agent => {
    const key = `${endpoint.host}:${endpoint.port} ${endpoint.servername} ${endpoint.ca}`;
    let agent = agents.get(key);
    if (agent === undefined) {
      const ca = endpoint.ca === "" ? undefined : endpoint.ca;
      agent = new Agent({ keepAlive: true, maxFreeSockets: 8, ca, ...shown });
      agents.set(key, agent);
    }
    return agent;
  };
  return {
    call: async (webhook, body, timeoutMs, signal) => {
      const endpoint = endpointOf(webhook, timeoutMs, resolve);
      const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      for (let attempt = 1; ; attempt++) {
        const answer = await post(endpoint, agentOf(endpoint), body, limit);
        if (answer.retryAfter === undefined || attempt >= tries) return parse(answer);
        await pause(answer.retryAfter * 1000, limit, endpoint);
      }
    },
    close: () => {
      for (const agent of agents.values()) agent.destroy();
      agents.clear();
    },
  };
}

function endpointOf(webhook: JsonObject, timeoutMs: number, resolve: ResolveService | undefined): Endpoint {
  const config = webhook.clientConfig;
  const ca = Buffer.from(textAt(config, "caBundle"), "base64").toString("utf8");
  const timeout = `timeout=${Math.ceil(timeoutMs / 1000)}s`;
  const address = textAt(config, "url");
  if (address !== "") {
    const url = URL.parse(address);
    if (url === null) throw new CallFailed("the URL of the webhook cannot be parsed");
    url.search = timeout;
    return { url, host: url.hostname, port: url.port || "443", servername: url.hostname, ca };
  }
  const name = textAt(config, "service", "name");
  const namespace = textAt(config, "service", "namespace");
  const given = at(config, "service", "port");
  const port = typeof given === "number" ? given : 443;
  const found = resolve?.(namespace, name, port);
  if (found === undefined) {
    throw new CallFailed(
      `service "${namespace}/${name}" cannot be reached: this server runs no services, use clientConfig.url`,
    );
  }
  const path = textAt(config, "service", "path") || "/";
  const servername = `${name}.${namespace}.svc`;
  const url = new URL(`https://${servername}:${port}${path.startsWith("/") ? "" : "/"}${path}?${timeout}`);
  return { url, host: found.host, port: String(found.port), servername, ca };
}

interface Reply {
  readonly code: number;
  readonly text: string;
  readonly retryAfter?: number;
}

function post(endpoint: Endpoint, agent: Agent, body: string, signal: AbortSignal): Promise<Reply> {
  const { url, host, port, servername } = endpoint;
  const fail = (why: string) => new CallFailed(`Post "${url.href}": ${why}`);
  return new Promise((settle, reject) => {
    const call = request({
      method: "POST",
      host: host.replace(/^\[|\]$/g, ""),
      port,
      path: `${url.pathname}${url.search}`,
      agent,
      signal,
      ...(/^[\d.]+$|:/.test(servername) ? {} : { servername }),
      headers: {
        host: url.host,
        "content-type": "application/json",
        accept: "application/json",
        "content-length": Buffer.byteLength(body),
      },
    });
    call.on("error", (error: NodeJS.ErrnoException) => reject(fail(reasonOf(error, signal, `${host}:${port}`))));
    call.on("response", (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > answerLimit) call.destroy(new Error("the answer is too large"));
        else chunks.push(chunk);
      });
      response.on("error", (error: NodeJS.ErrnoException) => reject(fail(reasonOf(error, signal, `${host}:${port}`))));
      response.on("end", () => {
        const after = Number(response.headers["retry-after"]);
        const code = response.statusCode ?? 0;
        const retry = (code === 429 || code >= 500) && Number.isInteger(after) && after >= 0;
        settle({ code, text: Buffer.concat(chunks).toString("utf8"), ...(retry ? { retryAfter: after } : {}) });
      });
    });
    call.end(body);
  });
}

/** Why a connection failed, in words that hold no secret. */
function reasonOf(error: NodeJS.ErrnoException, signal: AbortSignal, address: string): string {
  if (signal.aborted) return "context deadline exceeded";
  const code = error.code ?? "";
  if (code === "ECONNREFUSED") return `dial tcp ${address}: connect: connection refused`;
  if (code === "ECONNRESET") return "EOF";
  if (code === "ENOTFOUND") return `dial tcp: lookup ${address.replace(/:\d+$/, "")}: no such host`;
  if (/CERT|SELF_SIGNED|ISSUER|SIGNATURE|ALTNAME/.test(code)) {
    return `tls: failed to verify certificate: x509: ${error.message.split("\n")[0]?.slice(0, 160)}`;
  }
  return code === "" ? "the connection failed" : `the connection failed (${code})`;
}

function parse({ code, text }: Reply): unknown {
  if (code < 200 || code > 206) throw new CallFailed(refusal(code, text));
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new CallFailed("the answer is not JSON");
  }
  if (scan(text).depth > depthLimit) throw new CallFailed("the answer is nested too deeply");
  return answer;
}

function refusal(code: number, text: string): string {
  if (code === 404) return "the server could not find the requested resource";
  const shown = text.trim().slice(0, 200).toWellFormed();
  if (code >= 500)
    return `an error on the server (${JSON.stringify(shown || "unknown")}) has prevented the request from succeeding`;
  return `the server rejected our request with the status code ${code}: ${JSON.stringify(shown)}`;
}

function pause(ms: number, signal: AbortSignal, { url }: Endpoint): Promise<void> {
  return new Promise((settle, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new CallFailed(`Post "${url.href}": context deadline exceeded`));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      settle();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
