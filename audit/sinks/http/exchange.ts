import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { Agent as PlainAgent, request as plainRequest } from "node:http";
import { Agent, request } from "node:https";
import type { Secrets } from "../secrets.ts";
import { RefusedBatch, SinkTrouble } from "../sink.ts";
import { tlsSettings } from "./tls.ts";

/** A request with all of its body. */
export interface Call {
  readonly method: "POST" | "PUT" | "HEAD" | "GET";
  readonly url: URL;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The beginning of what was answered: for programs, never for messages. */
  readonly text: string;
  /** The same as it came. */
  readonly bytes: Uint8Array;
}

export interface Exchange {
  readonly send: (call: Call, signal: AbortSignal) => Promise<Answer>;
  readonly close: () => void;
}

/** Bytes of an answer that are read; the rest is let go. */
const mostAnswer = 512 * 1024;

/**
 * Requests to one server over connections that are kept. Redirects are not followed and no proxy is asked; certificates are made sure of, with the
 * authority, certificate and key that the secrets hold by then.
 */
export function exchange(secrets: Secrets): Exchange {
  let agent: { readonly made: string; readonly agent: PlainAgent } | undefined;
  const agentFor = async (url: URL): Promise<PlainAgent> => {
    const settings = url.protocol === "https:" ? await tlsSettings(secrets) : {};
    const made = JSON.stringify(settings);
    if (agent?.made === made) return agent.agent;
    agent?.agent.destroy();
    const kept = { keepAlive: true, maxSockets: 1 };
    agent = { made, agent: url.protocol === "https:" ? new Agent({ ...kept, ...settings }) : new PlainAgent(kept) };
    return agent.agent;
  };
  return {
    send: async (call, signal) => sendWith(await agentFor(call.url), call, signal),
    close: () => agent?.agent.destroy(),
  };
}

async function sendWith(agent: PlainAgent, { method, url, headers, body }: Call, signal: AbortSignal): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const open = url.protocol === "https:" ? request : plainRequest;
  const sending = open(
    url,
    { method, agent, signal, headers: { ...headers, "content-length": body.length, "user-agent": "bubu-audit" } },
    resolve,
  );
  sending.on("error", reject);
  sending.end(body);
  const answer = await promise;
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of bytesOf(answer)) {
    parts.push(part);
    length += part.length;
    if (length <= mostAnswer) continue;
    answer.destroy();
    break;
  }
  const bytes = Buffer.concat(parts).subarray(0, mostAnswer);
  return { status: answer.statusCode ?? 0, headers: answer.headers, text: bytes.toString("utf8"), bytes };
}

/** A stream without an encoding yields bytes. */
function bytesOf(answer: IncomingMessage): AsyncIterable<Buffer> {
  return answer;
}

/** What says that these records are wrong, and not the way to the sink. */
const wrongRecords = new Set([400, 413, 422]);

/**
 * Throws unless the records were taken. 400, 413 and 422 refuse them for good; everything else is said of the way to the sink, such as credentials
 * that have ended or an address that leads elsewhere, and tried again.
 */
export function accepted({ status }: Pick<Answer, "status">): void {
  if (status >= 200 && status < 300) return;
  if (wrongRecords.has(status)) throw new RefusedBatch(`the sink answered ${status}`);
  const more = status >= 300 && status < 400 ? ", which is not followed" : "";
  throw new SinkTrouble(`the sink answered ${status}${more}`);
}
