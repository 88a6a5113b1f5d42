import type { JsonObject } from "@bubustack/api/json";
import { keyOf, metadataOf } from "./object.ts";
import type { Failure } from "./reflection.ts";
import type { WatchEvent } from "./types.ts";

/** What an event of a watch means for who keeps a copy. */
export type Change =
  | { readonly change: "put" | "remove"; readonly object: JsonObject; readonly resourceVersion: string }
  /** Nothing changed up to this version. */
  | { readonly change: "mark"; readonly resourceVersion: string }
  | { readonly change: "fail"; readonly failure: Failure; readonly message: string };

export function changeOf({ type, object }: WatchEvent): Change {
  if (type === "ERROR") return failed(object);
  const { resourceVersion } = metadataOf(object);
  if (resourceVersion === "") return { change: "fail", failure: "unparsable", message: "an event has no version" };
  if (type === "BOOKMARK") return { change: "mark", resourceVersion };
  if (keyOf(object) === undefined) return { change: "fail", failure: "unparsable", message: "an event has no name" };
  return { change: type === "DELETED" ? "remove" : "put", object, resourceVersion };
}

/** A watch that fails after its head says so by a Status in an event. */
function failed(status: JsonObject): Change {
  const gone = status.code === 410 || status.reason === "Expired" || status.reason === "Gone";
  const said = typeof status.message === "string" ? status.message : "";
  const message = said || "the server ended the watch with an error";
  return { change: "fail", failure: gone ? "expired" : "refused", message };
}
