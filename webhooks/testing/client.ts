import type { IncomingHttpHeaders } from "node:http";
import { Agent, request } from "node:https";

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** PEM-less fingerprint of the certificate that the connection was made with. */
  readonly certificate: string;
  /** Whether the connection had been used before. */
  readonly reused: boolean;
}

/** An HTTPS client with one kept connection per socket, which trusts `ca` only. */
export interface Client {
  post(path: string, body: Uint8Array | string, headers?: { readonly [name: string]: string }): Promise<Reply>;
  get(path: string): Promise<Reply>;
  close(): void;
}

export function client(address: string, ca: string, maxSockets = 1): Client {
  const agent = new Agent({ keepAlive: true, maxSockets, ca });
  const send = (method: string, path: string, body: Uint8Array | string, headers: object): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const sent = request(new URL(path, address), { method, agent, headers: { ...headers } }, (response) => {
        const chunks: Buffer[] = [];
        const certificate = fingerprint(response.socket);
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const { statusCode = 0, headers } = response;
          const text = Buffer.concat(chunks).toString("utf8");
          resolve({ status: statusCode, headers, text, certificate, reused: sent.reusedSocket });
        });
      });
      sent.on("error", reject);
      sent.end(body);
    });
  return {
    post: (path, body, headers = {}) => {
      const length = String(Buffer.byteLength(body));
      return send("POST", path, body, { "content-type": "application/json", "content-length": length, ...headers });
    },
    get: (path) => send("GET", path, "", {}),
    close: () => agent.destroy(),
  };
}

function fingerprint(socket: object): string {
  if (!("getPeerCertificate" in socket) || typeof socket.getPeerCertificate !== "function") return "";
  return String(socket.getPeerCertificate().fingerprint256);
}
