import type { Call } from "./call.ts";

const watchPath = /^(\/api\/[^/]+|\/apis\/[^/]+\/[^/]+)\/watch(\/.*)$/;

/** A read below the deprecated path `…/watch/` as the watch that it means; other requests as they are. */
export function withoutWatchPath<T extends Pick<Call, "method" | "path" | "query">>(call: T): T {
  if (call.method !== "GET") return call;
  const parts = watchPath.exec(call.path);
  if (parts === null) return call;
  const query = new URLSearchParams(call.query);
  query.set("watch", "true");
  return { ...call, path: `${parts[1]}${parts[2]}`, query };
}
