import { createHash } from "node:crypto";
import type { Registry } from "../resources/registry.ts";
import { groupVersion } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import type { Answer, Call } from "../wire/call.ts";
import { document } from "./document.ts";

interface Rendered {
  readonly revision: number;
  readonly documents: Map<string, { readonly text: string; readonly hash: string }>;
}

/** Documents are rendered when they are first asked for, and again after the registry has changed. */
const rendered = new WeakMap<Registry, Rendered>();

/** Answers `/openapi/v3` and what is below it; undefined for other paths and versions that are not served. */
export function openapi({ registry }: Server, call: Call): (() => Answer) | undefined {
  if (call.path === "/openapi/v3" || call.path === "/openapi/v3/") return () => ({ code: 200, body: index(registry) });
  const [, version] = /^\/openapi\/v3\/(?:api|apis)\/(.+)$/.exec(call.path) ?? [];
  const core = call.path.startsWith("/openapi/v3/api/");
  const wanted = registry
    .all()
    .find((resource) => groupVersion(resource) === version && (resource.group === "") === core);
  if (wanted === undefined || version === undefined) return undefined;
  return () => {
    const { text, hash } = documentOf(registry, version);
    return {
      code: 200,
      headers: { etag: `"${hash}"`, ...cacheable(call, hash) },
      text,
      contentType: "application/json",
    };
  };
}

/** A URL that carries the document's hash can be kept for as long as anybody likes. */
function cacheable(call: Call, hash: string): { readonly [name: string]: string } {
  return call.query.get("hash") === hash
    ? { "cache-control": "public, immutable" }
    : { "cache-control": "no-cache, private" };
}

function index(registry: Registry): object {
  const versions = [...new Set(registry.all().map(groupVersion))];
  return {
    paths: Object.fromEntries(
      versions.map((version) => {
        const path = version.includes("/") ? `apis/${version}` : `api/${version}`;
        return [path, { serverRelativeURL: `/openapi/v3/${path}?hash=${documentOf(registry, version).hash}` }];
      }),
    ),
  };
}

function documentOf(registry: Registry, version: string): { readonly text: string; readonly hash: string } {
  let held = rendered.get(registry);
  if (held === undefined || held.revision !== registry.revision) {
    held = { revision: registry.revision, documents: new Map() };
    rendered.set(registry, held);
  }
  let found = held.documents.get(version);
  if (found === undefined) {
    const text = JSON.stringify(document(registry.all().filter((resource) => groupVersion(resource) === version)));
    found = { text, hash: createHash("sha512").update(text).digest("hex").toUpperCase() };
    held.documents.set(version, found);
  }
  return found;
}
