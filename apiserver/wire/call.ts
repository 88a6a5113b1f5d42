import type { UserInfo } from "@bubustack/api/admission";
import type { Json } from "@bubustack/api/json";
import type { Impersonation } from "./impersonation.ts";
import type { Warnings } from "./warnings.ts";

/** A request without its socket. */
export interface Call {
  readonly method: string;
  /** Path without query, as sent. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly accept: string;
  /** As what the client names itself; empty where it does not. */
  readonly userAgent: string;
  /** Media type of the body without parameters, in lower case. */
  readonly contentType: string;
  readonly body: Buffer;
  readonly user: UserInfo;
  /** As whom the user wants to act instead. */
  readonly impersonation?: Impersonation;
  readonly warnings: Warnings;
  /** Aborted when the client goes away or the server stops. */
  readonly signal: AbortSignal;
}

/** Where a streamed answer goes; `write` settles when the client has taken enough to go on. */
export interface Sink {
  write(lines: string | Buffer): Promise<void>;
}

/** An answer: a body, or lines that follow one another until the stream's function settles. */
export interface Answer {
  readonly code: number;
  readonly headers?: { readonly [name: string]: string };
  /** Default application/json. */
  readonly contentType?: string;
  readonly body?: Json | object;
  /** A body that is JSON already, in pieces. */
  readonly bytes?: readonly Buffer[];
  readonly text?: string;
  readonly stream?: (sink: Sink) => Promise<void>;
}
