import { BubuError } from "@bubustack/api/errors";
import { webhookPaths } from "@bubustack/policies/registration/paths";
import type { FastifyReply, FastifyRequest } from "fastify";
import { statusBody, statusText } from "./bad-request.ts";
import { readBody } from "./body.ts";
import { gate } from "./gate.ts";
import type { Limits } from "./limits.ts";
import type { Instruments } from "./metrics.ts";
import type { Readiness } from "./readiness.ts";
import type { Webhook } from "./respond.ts";
import type { Arrived, Reviewer } from "./reviewer.ts";
import { asBubuError } from "./reviewer.ts";
import type { HttpsApp } from "./server.ts";

const webhooks: readonly (readonly [path: string, webhook: Webhook])[] = [
  [webhookPaths.mutate, "mutate"],
  [webhookPaths.stampGates, "mutate"],
  [webhookPaths.validate, "validate"],
  [webhookPaths.validateStatus, "validate"],
  [webhookPaths.validateDelete, "validate"],
  [webhookPaths.policyMutateFail, "policy-mutate-fail"],
  [webhookPaths.policyMutateIgnore, "policy-mutate-ignore"],
  [webhookPaths.policyFail, "policy-fail"],
  [webhookPaths.policyIgnore, "policy-ignore"],
];

export interface RouteTools {
  readonly reviewer: Reviewer;
  readonly readiness: Readiness;
  readonly instruments: Instruments;
  readonly limits: Limits;
  readonly now: () => number;
  /** Whether a connection is one of the API server. */
  readonly verified: (socket: object) => boolean;
}

type ReviewRoute = { Body: Arrived | null | undefined; Querystring: { timeout?: string } };

/** All paths of the server. */
export function addRoutes(app: HttpsApp, tools: RouteTools): void {
  const { limits, now, verified } = tools;
  app.addContentTypeParser("application/json", async (request: FastifyRequest, payload: FastifyRequest["raw"]) => {
    const startedAt = now();
    const bytes = await readBody(payload, declaredLength(request), limits.bodyBytes);
    return { bytes, startedAt, verified: verified(request.raw.socket) };
  });
  answerErrors(app, tools.instruments);
  const onRequest = admission(tools);
  for (const [path, webhook] of webhooks) {
    app.post<ReviewRoute>(path, { onRequest }, async (request, reply) => {
      if (!request.body) throw new BubuError("review/malformed", "the request has no body");
      const body = await tools.reviewer.review(webhook, request.body, request.query.timeout);
      // The API server moves to another replica once this connection is closed.
      if (tools.readiness.draining) reply.header("connection", "close");
      return reply.header("content-type", "application/json").send(body);
    });
  }
  addProbes(app, tools);
}

function addProbes(app: HttpsApp, { readiness, instruments }: RouteTools): void {
  app.get("/healthz", async (_, reply) => reply.type("text/plain").send("ok"));
  app.get("/readyz", async (_, reply) => {
    const { ok, checks } = await readiness.report();
    const lines = checks.filter((check) => !check.ok).map(({ name, message = "" }) => `${name}: ${message}`);
    return reply
      .code(ok ? 200 : 503)
      .type("text/plain")
      .send(ok ? "ok" : lines.join("\n"));
  });
  app.get("/metrics", async (_, reply) => {
    const { contentType, body } = await instruments.render();
    return reply.type(contentType).send(body);
  });
}

/** Lets a bounded number of reviews in; large ones have a smaller bound of their own. */
function admission({ limits }: RouteTools) {
  const small = gate(limits.concurrency);
  const large = gate(limits.queue);
  return (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void => {
    const length = declaredLength(request);
    const entered = length === undefined || length > limits.workerBytes ? large : small;
    if (entered.enter()) {
      reply.raw.once("close", entered.leave);
      done();
    } else done(new BubuError("review/queue-full"));
  };
}

function declaredLength(request: FastifyRequest): number | undefined {
  const value = request.headers["content-length"];
  return value === undefined ? undefined : Number(value);
}

/** Never a stack trace, and never `Retry-After`: the API server would repeat the call until its timeout. */
function answerErrors(app: HttpsApp, instruments: Instruments): void {
  app.setErrorHandler((thrown: Error & { readonly statusCode?: number }, _request, reply) => {
    if (thrown.statusCode === 415) {
      instruments.refused("review/malformed");
      return reply
        .code(415)
        .type("application/json")
        .send(statusText(415, "review/malformed: expected application/json"));
    }
    const error = asBubuError(thrown);
    instruments.refused(error.code);
    // What was not read of a body that is too large is not waited for.
    if (error.code === "review/too-large") reply.header("connection", "close");
    return reply.code(error.http).type("application/json").send(statusBody(error));
  });
  app.setNotFoundHandler((_request, reply) => {
    return reply.code(404).type("application/json").send(statusText(404, "there is nothing at this path"));
  });
}
