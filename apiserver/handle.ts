/** From a request to its answer, without a socket: who serves which path. */
import { review } from "./auth/reviews.ts";
import { discovery } from "./discovery/discovery.ts";
import { openapi } from "./openapi/openapi.ts";
import { handleResource } from "./resource-request.ts";
import type { Server } from "./server.ts";
import { badRequest, methodNotAllowed, noSuchPath } from "./status.ts";
import type { Answer, Call } from "./wire/call.ts";
import { parsePath } from "./wire/path.ts";

/** Paths that say that the server is there. */
const health = new Set(["/healthz", "/livez", "/readyz"]);

/** Answers a request of a known user; throws ApiError. */
export async function handle(server: Server, call: Call): Promise<Answer> {
  const target = parsePath(call.path);
  if (target === undefined) throw badRequest("the path of the request is not validly encoded");
  const reviewed = review(call);
  if (reviewed !== undefined) return reviewed;
  if (target.type === "resource") {
    const resource = server.registry.find(target.group, target.version, target.resource);
    if (resource === undefined) throw noSuchPath();
    return handleResource(server, call, { ...target, resource });
  }
  const answer = plain(server, call);
  if (answer === undefined) throw noSuchPath();
  if (call.method !== "GET" && call.method !== "HEAD") throw methodNotAllowed(undefined, call.method.toLowerCase());
  return answer();
}

function plain(server: Server, call: Call): (() => Answer) | undefined {
  if (health.has(call.path)) return () => ({ code: 200, contentType: "text/plain; charset=utf-8", text: "ok" });
  if (call.path === "/version" || call.path === "/version/")
    return () => ({ code: 200, body: versionOf(server.gitVersion) });
  return discovery(server, call) ?? openapi(server, call);
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
