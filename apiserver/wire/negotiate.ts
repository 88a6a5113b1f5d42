import { notAcceptable } from "../status.ts";

/** In which form an object or list is asked for. */
export type Form = "Object" | "Table" | "PartialObjectMetadata";

const types = ["application/json"] as const;

/** One media range of an Accept header. */
interface Range {
  readonly type: string;
  readonly parameters: { readonly [name: string]: string };
}

/** Reads an Accept header; quality values are kept as parameters and not weighed: clients list what they like first. */
export function ranges(accept: string): readonly Range[] {
  return accept
    .slice(0, 4096)
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const [type = "", ...parameters] = part.split(";").map((piece) => piece.trim());
      return { type: type.toLowerCase(), parameters: Object.fromEntries(parameters.map((p) => pair(p))) };
    });
}

function pair(parameter: string): [string, string] {
  const at = parameter.indexOf("=");
  return at < 0 ? [parameter, ""] : [parameter.slice(0, at).trim().toLowerCase(), parameter.slice(at + 1).trim()];
}

function json(type: string): boolean {
  return type === "application/json" || type === "application/*" || type === "*/*";
}

/** The form that an Accept header asks for; 406 when it takes nothing that this server has. */
export function form(accept: string): Form {
  const wanted = ranges(accept === "" ? "*/*" : accept);
  for (const { type, parameters } of wanted) {
    if (!json(type)) continue;
    const { as } = parameters;
    if (as === undefined) return "Object";
    if (parameters.g !== "meta.k8s.io" || parameters.v !== "v1") continue;
    if (as === "Table") return "Table";
    if (as === "PartialObjectMetadata" || as === "PartialObjectMetadataList") return "PartialObjectMetadata";
  }
  throw notAcceptable(types);
}

/** Whether the header asks for aggregated discovery before anything else. */
export function aggregatedDiscovery(accept: string): boolean {
  for (const { type, parameters } of ranges(accept)) {
    if (!json(type)) continue;
    if (parameters.as === undefined) return false;
    if (parameters.g !== "apidiscovery.k8s.io" || parameters.as !== "APIGroupDiscoveryList") continue;
    if (parameters.v === "v2") return true;
  }
  return false;
}
