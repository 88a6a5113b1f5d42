/** One line of a log of requests. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";

/** A request as it was recorded. */
export interface Recorded {
  readonly request: JsonObject;
  readonly namespaceObject: JsonObject | undefined;
  /** What was answered then, where the log has it. */
  readonly allowed: boolean | undefined;
  /** Of a captured one: the id of its decision, which is that of its record. */
  readonly decision?: string;
}

/** Reads `{"request", "response"?, "namespaceObject"?}`, or the request itself; or says what is wrong. */
export function readRecord(text: string): Recorded | { readonly problem: string } {
  let line: Json;
  try {
    line = JSON.parse(text);
  } catch {
    return { problem: "it is no JSON" };
  }
  if (!isObject(line)) return { problem: "it is no object" };
  const { request = line, response, namespaceObject } = line;
  if (!isObject(request)) return { problem: "request: is no object" };
  const allowed = isObject(response) ? response["allowed"] : undefined;
  return {
    request,
    namespaceObject: isObject(namespaceObject) ? namespaceObject : undefined,
    allowed: typeof allowed === "boolean" ? allowed : undefined,
  };
}

/** What is told of a request. */
export interface About {
  readonly operation: string;
  /** `stories.bubustack.io`, with a subresource after `/`. */
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
  readonly user: string;
  /** Of a captured one: the id of its decision. */
  readonly decision?: string;
}

export function aboutOf({ request, decision }: Pick<Recorded, "request" | "decision">): About {
  const text = (of: Json | undefined, key: string) => {
    const value = isObject(of) ? of[key] : undefined;
    return typeof value === "string" ? value : "";
  };
  const { resource } = request;
  const [plural, group, subresource] = [
    text(resource, "resource"),
    text(resource, "group"),
    text(request, "subResource"),
  ];
  return {
    operation: text(request, "operation"),
    resource: `${group === "" ? plural : `${plural}.${group}`}${subresource === "" ? "" : `/${subresource}`}`,
    namespace: text(request, "namespace"),
    name: text(request, "name"),
    user: text(request["userInfo"], "username"),
    ...(decision !== undefined && { decision }),
  };
}
