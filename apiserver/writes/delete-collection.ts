import type { JsonObject } from "@bubustack/api/json";
import { listInVersion } from "../conversion/read.ts";
import type { ReadOptions } from "../reads/options.ts";
import { textAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import { ApiError } from "../status.ts";
import type { Call } from "../wire/call.ts";
import { remove } from "./delete.ts";
import type { DeleteOptions } from "./delete-options.ts";

/** Deletes all that is selected, one after the other; answers what was deleted. What is already gone is passed over. */
export async function removeCollection(
  server: Server,
  call: Pick<Call, "user" | "warnings" | "signal">,
  resource: Resource,
  selected: ReadOptions,
  options: DeleteOptions,
): Promise<readonly JsonObject[]> {
  const deleted: JsonObject[] = [];
  for (const { outline } of (await listInVersion(server, resource, selected, call.signal)).items) {
    const place = {
      resource,
      namespace: textAt(outline, "metadata", "namespace"),
      name: textAt(outline, "metadata", "name"),
      subresource: "",
    };
    try {
      // Webhooks see no name: the request has none.
      deleted.push((await remove(server, call, place, options, "")).object);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status.code !== 404) throw error;
    }
  }
  return deleted;
}
