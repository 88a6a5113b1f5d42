import { labelsOf } from "@bubustack/policies/admission/selector";
import { keyOf } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import { parseFieldSelector } from "../selectors/fields.ts";
import { everything, parseLabelSelector } from "../selectors/labels.ts";
import { badRequest, invalid } from "../status.ts";
import type { Entry } from "../storage/entry.ts";
import { forbiddenField, notSupported } from "../validation/field-error.ts";
import type { Call } from "../wire/call.ts";
import { truthy } from "../wire/truthy.ts";
import { parseVersion } from "./version.ts";

/** What is looked at of an entry to select it. */
type Selected = Pick<Entry, "key" | "outline">;

/** What a list or a watch asks for. */
export interface ReadOptions {
  readonly namespace: string;
  /** Whether an object is selected by key and outline; its namespace has been looked at too. */
  readonly selects: (entry: Selected) => boolean;
  /** Whether labels or fields are asked for, or one object: not all of a namespace. */
  readonly selective: boolean;
  readonly version: number | undefined;
  readonly match: "" | "Exact" | "NotOlderThan";
  readonly limit: number;
  readonly continue: string;
  readonly timeoutSeconds: number | undefined;
  readonly bookmarks: boolean;
  readonly initialEvents: boolean;
}

/** Reads ListOptions from the query; 400 and 422 when they are wrong. `name` narrows to one object. */
export function readOptions(call: Call, resource: Resource, namespace: string, name = ""): ReadOptions {
  const { query } = call;
  const labels = parseLabelSelector(query.get("labelSelector") ?? "");
  const fields = parseFieldSelector(query.get("fieldSelector") ?? "", resource);
  const prefix = `${namespace}/`;
  const only = name === "" ? undefined : keyOf(namespace, name);
  return {
    namespace,
    selects: ({ key, outline }) =>
      (only === undefined ? namespace === "" || key.startsWith(prefix) : key === only) &&
      (labels === everything || labels(labelsOf(outline))) &&
      fields.matches(outline),
    selective: (query.get("labelSelector") ?? "") !== "" || (query.get("fieldSelector") ?? "") !== "" || name !== "",
    version: parseVersion(query.get("resourceVersion"), truthy(query.get("watch"))),
    match: matchOf(query),
    limit: whole(query, "limit") ?? 0,
    continue: query.get("continue") ?? "",
    timeoutSeconds: whole(query, "timeoutSeconds"),
    bookmarks: query.get("allowWatchBookmarks") === "true" || query.get("allowWatchBookmarks") === "1",
    initialEvents: query.get("sendInitialEvents") === "true" || query.get("sendInitialEvents") === "1",
  };
}

function matchOf(query: URLSearchParams): ReadOptions["match"] {
  const match = query.get("resourceVersionMatch") ?? "";
  const initial = query.get("sendInitialEvents");
  const watching = truthy(query.get("watch"));
  const refuse = (error: ReturnType<typeof forbiddenField>) =>
    invalid({ group: "meta.k8s.io", kind: "ListOptions" }, "", [error]);
  if (match !== "" && match !== "Exact" && match !== "NotOlderThan") {
    throw refuse(notSupported("resourceVersionMatch", match, ["Exact", "NotOlderThan", ""]));
  }
  if (initial !== null && !watching) {
    throw refuse(forbiddenField("sendInitialEvents", "sendInitialEvents is forbidden for list"));
  }
  if (watching && initial === null && match !== "") {
    const why = "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided";
    throw refuse(forbiddenField("resourceVersionMatch", why));
  }
  if (match === "Exact" && query.get("resourceVersion") === "0") {
    const why = 'resourceVersionMatch "exact" is forbidden for resourceVersion "0"';
    throw refuse(forbiddenField("resourceVersionMatch", why));
  }
  if (initial !== null && match !== "NotOlderThan") {
    throw refuse(
      forbiddenField("resourceVersionMatch", "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"),
    );
  }
  if (match !== "" && initial === null && (query.get("resourceVersion") ?? "") === "") {
    throw refuse(
      forbiddenField("resourceVersionMatch", "resourceVersionMatch is forbidden unless resourceVersion is provided"),
    );
  }
  return match;
}

function whole(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null || text === "") return undefined;
  if (!/^\d{1,9}$/.test(text))
    throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text.slice(0, 50))}: invalid syntax`);
  return Number(text);
}
