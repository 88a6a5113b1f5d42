import type { Server } from "../server.ts";
import type { Answer, Call } from "../wire/call.ts";
import { aggregatedDiscovery } from "../wire/negotiate.ts";
import { aggregated } from "./aggregated.ts";
import { apiVersions, group, groupList, resourceList } from "./plain.ts";

const aggregatedType = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

/** Answers `/api`, `/apis` and what is below them; undefined for other paths and groups that are not served. */
export function discovery({ registry }: Server, call: Call): (() => Answer) | undefined {
  const parts = call.path.split("/").filter((part) => part !== "");
  const [root, first, second] = parts;
  if (root === "api" && parts.length === 1) return () => top(call, true, () => apiVersions());
  if (root === "apis" && parts.length === 1) return () => top(call, false, () => groupList(registry));
  const document =
    root === "api" && first !== undefined && parts.length === 2
      ? resourceList(registry, "", first)
      : root === "apis" && first !== undefined && second !== undefined && parts.length === 3
        ? resourceList(registry, first, second)
        : root === "apis" && first !== undefined && parts.length === 2
          ? group(registry, first)
          : undefined;
  return document === undefined ? undefined : () => ({ code: 200, body: document });

  function top(asked: Call, core: boolean, otherwise: () => object): Answer {
    if (!aggregatedDiscovery(asked.accept)) return { code: 200, headers: { vary: "Accept" }, body: otherwise() };
    return { code: 200, contentType: aggregatedType, headers: { vary: "Accept" }, body: aggregated(registry, core) };
  }
}
