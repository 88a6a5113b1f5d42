/** A plain HTTPS client for tests: JSON in, JSON out. */
import { Agent, request } from "node:https";
import type { JsonObject } from "@bubustack/api/json";
import type { TestServer } from "./server.ts";

export interface Answered {
  readonly code: number;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly body: JsonObject;
}

export interface Client {
  send(
    method: string,
    path: string,
    body?: string | object,
    headers?: { readonly [name: string]: string },
  ): Promise<Answered>;
  close(): void;
}

/** A server, and how the client shows who it is; with neither token nor certificate it is anonymous. */
interface Reached extends Pick<TestServer, "url" | "ca"> {
  readonly token?: string;
  readonly certificate?: { readonly certPem: string; readonly keyPem: string };
}

/** A client of a test server; `close` ends its connections. */
export function client({ url, ca, token = "", certificate }: Reached): Client {
  const agent = new Agent({ keepAlive: true, ca, cert: certificate?.certPem, key: certificate?.keyPem });
  const send: Client["send"] = (method, path, body, headers = {}) =>
    new Promise((settle, reject) => {
      const text = body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body);
      const call = request(`${url}${path}`, {
        method,
        agent,
        headers: {
          ...(token === "" ? {} : { authorization: `Bearer ${token}` }),
          ...(text === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
      });
      call.on("error", reject);
      call.on("response", (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const answer = Buffer.concat(chunks).toString("utf8");
          settle({
            code: response.statusCode ?? 0,
            headers: response.headers,
            body: parsed(answer),
          });
        });
      });
      call.end(text);
    });
  return { send, close: () => agent.destroy() };
}

/** An answer that is one JSON object; text and streams read as an empty one. */
function parsed(answer: string): JsonObject {
  return answer.startsWith("{") && answer.indexOf("\n") === answer.length - 1 ? JSON.parse(answer) : {};
}
