/** The kinds whose objects are known without anybody being asked. */
import { coreTypes } from "@bubustack/api/core-types/types";
import type { GroupVersionResource } from "@bubustack/api/meta";
import type { TypedKind } from "../admission/type-check.ts";
import { ownKind, wholeSchema } from "./own-kinds.ts";

let pods: TypedKind | undefined;

/** Pods as Kubernetes 1.36 has them; amounts are text, as the API server stores them. */
function podKind(): TypedKind {
  if (pods === undefined) {
    const core = coreTypes({ type: "string" });
    const properties = { spec: core("PodSpec"), status: core("PodStatus") };
    pods = {
      kind: { group: "", version: "v1", kind: "Pod" },
      schema: wholeSchema({ type: "object", properties }),
    };
  }
  return pods;
}

/** What the objects of a resource look like, of ours and of Pods; undefined for others. */
export function knownKind(named: GroupVersionResource): TypedKind | undefined {
  const { group, version, resource } = named;
  return group === "" && version === "v1" && resource === "pods" ? podKind() : ownKind(named);
}
