import type { Memory } from "@bubustack/apiserver/testing/memory";
import type { Target } from "./run.ts";

/** The embedded server as what cases are asked of: what is written is in force at once. */
export function embedded(request: Memory["request"]): Target {
  return {
    send: (method, path, body, as) =>
      request(method, path, body, {
        ...(as?.contentType !== undefined && { contentType: as.contentType }),
        ...(as !== undefined &&
          as.user !== "" && { as: { username: as.user, groups: [...as.groups, "system:authenticated"] } }),
      }),
    inForce: async () => {},
    paramsRead: async () => {},
  };
}
