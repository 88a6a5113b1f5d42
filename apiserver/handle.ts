/** From a request to its answer, without a socket: who serves which path. */
import { issuerDiscovery } from "./authn/accounts/issuer-discovery.ts";
import { authorize } from "./authz/authorize.ts";
import { accessForbidden } from "./authz/forbidden.ts";
import { impersonate } from "./authz/impersonate.ts";
import { storedPolicy } from "./authz/policy.ts";
import { accessOf } from "./authz/request-access.ts";
import { discovery } from "./discovery/discovery.ts";
import { handleResource } from "./resource-request.ts";
import type { Server } from "./server.ts";
import { badRequest, methodNotAllowed, noSuchPath } from "./status.ts";
import type { Answer, Call } from "./wire/call.ts";
import { readable } from "./wire/encoding.ts";
import type { Target } from "./wire/path.ts";
import { parsePath } from "./wire/path.ts";
import { withoutWatchPath } from "./wire/watch-path.ts";

/** Paths that say that the server is there. */
const health = new Set(["/healthz", "/livez", "/readyz"]);

/** Answers a request of a known user; throws ApiError. */
export async function handle(server: Server, asked: Call): Promise<Answer> {
  const call = withoutWatchPath(asked);
  const target = parsePath(call.path);
  if (target === undefined) throw badRequest("the path of the request is not validly encoded");
  return answer(server, await readable(admitted(server, call, target)), target);
}

/** The request as the user that it acts as; 403 where that user may not do it. */
function admitted(server: Server, call: Call, target: Target): Call {
  const policy = storedPolicy(server.store);
  const access = accessOf(call, target);
  const user = impersonate(call.user, call.impersonation, policy, access);
  const { allowed, reason } = authorize(access, user, policy);
  if (!allowed) throw accessForbidden(access, user, reason);
  return { ...call, user };
}

async function answer(server: Server, call: Call, target: Target): Promise<Answer> {
  if (target.type === "resource") {
    const resource = server.registry.find(target.group, target.version, target.resource);
    if (resource === undefined) throw noSuchPath();
    return handleResource(server, call, { ...target, resource });
  }
  const serve = await plain(server, call);
  if (serve === undefined) throw noSuchPath();
  if (call.method !== "GET" && call.method !== "HEAD") throw methodNotAllowed();
  return serve();
}

async function plain(server: Server, call: Call): Promise<(() => Answer) | undefined> {
  if (health.has(call.path)) return () => ({ code: 200, contentType: "text/plain; charset=utf-8", text: "ok" });
  if (call.path === "/version" || call.path === "/version/")
    return () => ({ code: 200, body: versionOf(server.gitVersion) });
  // Nobody asks for it who only wants the server to be there.
  if (call.path.startsWith("/openapi/")) return (await import("./openapi/openapi.ts")).openapi(server, call);
  return discovery(server, call) ?? issuerDiscovery(call.path, server.accountKey);
}

function versionOf(gitVersion: string): object {
  const [, major = "1", minor = "0"] = /^v(\d+)\.(\d+)/.exec(gitVersion) ?? [];
  return {
    major,
    minor,
    gitVersion,
    gitCommit: "",
    gitTreeState: "clean",
    buildDate: "1970-01-01T00:00:00Z",
    goVersion: "",
    compiler: "",
    platform: "bubustack/embedded",
  };
}
