import { isNamespaceSegment } from "./segment.ts";

/** What a URL path names. */
export type Target =
  | ({ readonly type: "resource"; readonly group: string; readonly version: string } & ResourcePath)
  | { readonly type: "other"; readonly path: string };

export interface ResourcePath {
  readonly resource: string;
  /** Empty: all namespaces, or a resource of the cluster. */
  readonly namespace: string;
  /** Empty: the collection. */
  readonly name: string;
  readonly subresource: string;
}

/** Reads `/api/v1/…` and `/apis/GROUP/VERSION/…`; undefined when a part is not validly percent-encoded. */
export function parsePath(pathname: string): Target | undefined {
  const parts = decode(pathname);
  if (parts === undefined) return undefined;
  const other: Target = { type: "other", path: pathname };
  if (parts[0] === "api" && parts.length > 2) return withResource("", parts[1] ?? "", parts.slice(2)) ?? other;
  if (parts[0] === "apis" && parts.length > 3) {
    return withResource(parts[1] ?? "", parts[2] ?? "", parts.slice(3)) ?? other;
  }
  return other;
}

function decode(pathname: string): readonly string[] | undefined {
  try {
    return pathname
      .split("/")
      .filter((part) => part !== "")
      .map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function withResource(group: string, version: string, parts: readonly string[]): Target | undefined {
  const at = { type: "resource", group, version } as const;
  // /namespaces/NAME and its subresources name the namespace itself; anything else below is inside of it.
  if (parts[0] === "namespaces" && parts.length > 2 && !(group === "" && isNamespaceSegment(parts[2] ?? ""))) {
    const [, namespace = "", resource = "", name = "", subresource = "", ...rest] = parts;
    return rest.length > 0 ? undefined : { ...at, namespace, resource, name, subresource };
  }
  const [resource = "", name = "", subresource = "", ...rest] = parts;
  return rest.length > 0 ? undefined : { ...at, namespace: "", resource, name, subresource };
}
