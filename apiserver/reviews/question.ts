import type { JsonObject } from "@bubustack/api/json";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import type { Call } from "../wire/call.ts";

/** A question: of which kind, who asks, what, and in which namespace. */
export interface Question {
  readonly server: Server;
  readonly call: Pick<Call, "user">;
  readonly resource: Resource;
  readonly object: JsonObject;
  /** Of the URL; empty outside of namespaces. */
  readonly namespace: string;
}

/** Completes the object of a question with its answer; throws an ApiError where it is not well asked. */
export type Answering = (question: Question) => JsonObject;
