import type { Json, JsonObject } from "@bubustack/api/json";
import type { Owner } from "../apply/owners.ts";
import { tracked } from "../apply/track.ts";
import { versionsOf } from "../apply/versions.ts";
import type { Convert } from "../conversion/on-demand.ts";
import { at, metaOf } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import { groupVersion } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import { timestamp } from "../server.ts";
import type { WriteOptions } from "./options.ts";

/** Who makes a change, as `managedFields` names it. */
export function authorOf(
  server: Server,
  resource: Resource,
  { fieldManager }: WriteOptions,
  operation: Owner["operation"],
  subresource: string,
): Owner {
  const time = timestamp(server.now());
  return { manager: fieldManager, operation, apiVersion: groupVersion(resource), time, subresource };
}

/** What a change makes of an object, and who owns what then. */
export interface Proposal {
  readonly resource: Resource;
  readonly subresource: string;
  /** Undefined where the object is new. */
  readonly live: JsonObject | undefined;
  readonly next: JsonObject;
  /** What the client sent. */
  readonly given: JsonObject;
  /** Makes objects of other versions. Default: there are none with other fields. */
  readonly convert?: Convert;
}

/** The entries after a create, update or patch. Where nobody keeps account, there are none. */
export function ownersAfter(server: Server, options: WriteOptions, proposal: Proposal): Json | undefined {
  const { resource, subresource, live, next, given, convert } = proposal;
  if (options.fieldManager === "") return at(metaOf(live), "managedFields");
  const author = authorOf(server, resource, options, "Update", subresource);
  const said = live === undefined ? undefined : at(metaOf(given), "managedFields");
  const versions = convert && versionsOf(server.registry, resource, convert);
  return tracked({ resource, author, live, next, said, versions });
}
