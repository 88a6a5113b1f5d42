/** The HTTPS front: HTTP/2 and HTTP/1.1 on one port, bodies as bytes, every answer JSON unless it says otherwise. */
import type { Http2SecureServer, Http2ServerRequest, Http2ServerResponse } from "node:http2";
import type { AddressInfo, Socket } from "node:net";
import { Readable } from "node:stream";
import { TLSSocket } from "node:tls";
import { BubuError } from "@bubustack/api/errors";
import type { FastifyReply, FastifyRequest } from "fastify";
import fastify from "fastify";
import type { Authenticate } from "../authn/authenticate.ts";
import type { CertificateHolder } from "../authn/certificate.ts";
import { certificateHolder } from "../authn/certificate.ts";
import { ApiError, badRequest, failure, methodNotAllowed, tooLarge, unauthorized } from "../status.ts";
import { bodyLimit } from "./body.ts";
import type { Answer, Call } from "./call.ts";
import { encoded, encodedStatus } from "./encoding.ts";
import { impersonationOf } from "./impersonation.ts";
import { streamSink } from "./sink.ts";
import { Warnings } from "./warnings.ts";

// Not imported: an import reads all that the module exports, and its WebSocket loads a client that nothing here uses.
const { ServerResponse } = process.getBuiltinModule("node:http");

/** As much of path and headers as the API server takes. */
const headerLimit = 1024 * 1024;

export interface ListenConfig {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** `caPem` signs the certificates by which clients show who they are. */
  readonly tls: { readonly certPem: string; readonly keyPem: string; readonly caPem: string };
}

export interface Handlers {
  readonly authenticate: Authenticate;
  readonly handle: (call: Call) => Promise<Answer>;
  readonly log: (line: string) => void;
}

export interface Front {
  readonly url: string;
  close(graceMs: number): Promise<void>;
}

type Request = FastifyRequest<{ Body: Buffer | undefined }, Http2SecureServer, Http2ServerRequest>;
type Reply = FastifyReply<object, Http2SecureServer, Http2ServerRequest, Http2ServerResponse>;

/** Starts to listen; `dev/port-in-use` when the port is taken. */
export async function listen(config: ListenConfig, handlers: Handlers): Promise<Front> {
  const stopping = new AbortController();
  const app = fastify({
    http2: true,
    https: secureOptions(config),
    bodyLimit,
    logger: false,
    exposeHeadRoutes: false,
    frameworkErrors: (error, _request, reply) => sendError(reply as unknown as Reply, asApiError(error, handlers.log)),
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, _request, reply) => sendError(reply, asApiError(error, handlers.log)));
  app.setNotFoundHandler((_request, reply) => sendError(reply, methodNotAllowed()));
  app.all("/*", (request, reply) => serve(request as Request, reply as Reply, handlers, stopping.signal));
  const sockets = track(app.server);
  await bind(app, config);
  const { port } = app.server.address() as AddressInfo;
  return {
    url: `https://${config.host.includes(":") ? `[${config.host}]` : config.host}:${port}`,
    close: async (graceMs) => {
      stopping.abort();
      const killer = setTimeout(() => destroy(sockets), graceMs);
      // Idle keep-alive connections end when nothing is written any more.
      setTimeout(() => destroy(sockets), Math.min(graceMs, 50)).unref();
      await app.close();
      clearTimeout(killer);
    },
  };
}

function secureOptions({ tls }: ListenConfig) {
  return {
    allowHTTP1: true,
    cert: tls.certPem,
    key: tls.keyPem,
    ca: tls.caPem,
    // A certificate is asked for and not demanded: one that is not good is answered with 401, in words.
    requestCert: true,
    rejectUnauthorized: false,
    // Selectors stand in the path. The former is for HTTP/1.1, the latter for HTTP/2.
    maxHeaderSize: headerLimit,
    settings: { maxHeaderListSize: headerLimit },
  };
}

async function bind(
  app: { listen(options: { host: string; port: number }): Promise<string> },
  { host, port }: ListenConfig,
): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
      throw new BubuError("dev/port-in-use", `Port ${port} of ${host} is taken.`, { cause: error });
    }
    throw error;
  }
}

function track(server: Http2SecureServer): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  return sockets;
}

function destroy(sockets: ReadonlySet<Socket>): void {
  for (const socket of sockets) socket.destroy();
}

async function serve(
  request: Request,
  reply: Reply,
  handlers: Handlers,
  stopping: AbortSignal,
): Promise<Reply | undefined> {
  const user = handlers.authenticate({
    authorization: request.headers.authorization,
    certificate: certificateOf(request.raw),
  });
  if (user === undefined) return sendError(reply, unauthorized());
  const impersonation = impersonationOf(request.raw.rawHeaders);
  const gone = new AbortController();
  reply.raw.on("close", () => gone.abort());
  const [path = "/", query = ""] = split(request.url);
  const call: Call = {
    method: request.method,
    path,
    query: new URLSearchParams(query),
    accept: request.headers.accept ?? "",
    userAgent: request.headers["user-agent"] ?? "",
    contentType: (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "",
    body: request.body ?? Buffer.alloc(0),
    user,
    ...(impersonation === undefined ? {} : { impersonation }),
    warnings: new Warnings(),
    signal: AbortSignal.any([gone.signal, stopping]),
  };
  try {
    return await send(reply, call, await encoded(call, await handlers.handle(call)));
  } catch (error) {
    return send(reply, call, await encodedStatus(call, asApiError(error, handlers.log).status));
  }
}

/** The certificate of the connection: that of a session under HTTP/2, of a socket before. */
function certificateOf(raw: Http2ServerRequest): CertificateHolder | undefined {
  const socket = raw.stream?.session?.socket ?? raw.socket;
  return socket instanceof TLSSocket ? certificateHolder(socket) : undefined;
}

function split(url: string): readonly string[] {
  const at = url.indexOf("?");
  return at < 0 ? [url] : [url.slice(0, at), url.slice(at + 1)];
}

async function send(reply: Reply, call: Call, answer: Answer): Promise<Reply | undefined> {
  const warnings = call.warnings.headers();
  const headers: { [name: string]: string | string[] } = {
    "cache-control": "no-cache, private",
    "content-type": answer.contentType ?? "application/json",
    ...answer.headers,
    ...(warnings.length === 0 ? {} : { warning: [...warnings] }),
  };
  if (answer.stream === undefined || call.method === "HEAD") {
    return reply.code(answer.code).headers(headers).send(payload(answer));
  }
  reply.hijack();
  for (const [name, value] of Object.entries(headers)) reply.raw.setHeader(name, value);
  reply.raw.writeHead(answer.code);
  // Whoever watches what is quiet has to know that the watch is open. HTTP/2 sends headers by itself.
  const raw: object = reply.raw;
  if (raw instanceof ServerResponse) raw.flushHeaders();
  const sink = streamSink(reply.raw, call.signal);
  try {
    await answer.stream(sink);
    reply.raw.end();
  } catch {
    // The answer has begun: all that can be said is that it is not complete. A client lists again.
    reply.raw.destroy();
  }
  return undefined;
}

/** More than this is sent piece by piece, as the client takes it. */
const wholeLimit = 1024 * 1024;

function payload({ text, body, bytes }: Answer): Buffer | Readable {
  if (bytes === undefined) return Buffer.from(text ?? `${JSON.stringify(body)}\n`);
  const size = bytes.reduce((sum, piece) => sum + piece.length, 0);
  return size <= wholeLimit ? Buffer.concat(bytes, size) : Readable.from(bundles(bytes), { objectMode: false });
}

function* bundles(pieces: readonly Buffer[]): Generator<Buffer> {
  let bundle: Buffer[] = [];
  let size = 0;
  for (const piece of pieces) {
    bundle.push(piece);
    size += piece.length;
    if (size < 64 * 1024) continue;
    yield Buffer.concat(bundle, size);
    bundle = [];
    size = 0;
  }
  yield Buffer.concat(bundle, size);
}

function sendError(reply: Reply, error: ApiError): Reply {
  return reply
    .code(error.status.code)
    .header("content-type", "application/json")
    .header("cache-control", "no-cache, private")
    .send(Buffer.from(`${JSON.stringify(error.status)}\n`));
}

/** Anything that is thrown, as a Status. What was not foreseen is answered without its words, and logged by its kind. */
function asApiError(error: unknown, log: (line: string) => void): ApiError {
  if (error instanceof ApiError) return error;
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return tooLarge(`limit is ${bodyLimit}`);
  if (code.startsWith("FST_ERR_"))
    return badRequest(`the request cannot be understood (${code.slice(8).toLowerCase()})`);
  // The client has gone while it was sending: nobody reads the answer.
  if (code === "ECONNRESET" || code === "ERR_STREAM_PREMATURE_CLOSE") return badRequest("the request is not complete");
  if (error instanceof RangeError) return badRequest("the request is too large or too deeply nested to be worked on");
  log(`internal error: ${error instanceof Error ? error.name : typeof error}${code === "" ? "" : ` ${code}`}`);
  const { message, reason = "", details, code: status } = failure(500, "InternalError", "Internal error occurred");
  return new ApiError(status, reason, message ?? "", details);
}
