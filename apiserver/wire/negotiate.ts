import { notAcceptable } from "../status.ts";
import { yamlType } from "./yaml.ts";

/** In which form an object or list is asked for. */
export type Form = "Object" | "Table" | "PartialObjectMetadata";

const types = ["application/json", yamlType] as const;

/** One media range of an Accept header. */
interface Range {
  readonly type: string;
  readonly parameters: { readonly [name: string]: string };
}

/** Reads an Accept header, as it stands; quality values are kept as parameters. */
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

/** What is asked for by each range, in the order of the client's liking: first by weight, then as it stands. */
function wanted(accept: string): readonly Range[] {
  const weight = ({ parameters }: Range) => Number(parameters.q ?? "1") || 0;
  return ranges(accept === "" ? "*/*" : accept).toSorted((a, b) => weight(b) - weight(a));
}

/** The first form that a range asks for and that this server has, with the media type that it is answered in. */
function agreed(accept: string): { readonly form: Form; readonly type: string } {
  const usable = wanted(accept).filter(({ type }) => json(type) || type === yamlType);
  for (const { type, parameters } of usable) {
    const answered = type === yamlType ? yamlType : "application/json";
    const { as } = parameters;
    if (as === undefined) return { form: "Object", type: answered };
    if (parameters.g !== "meta.k8s.io" || parameters.v !== "v1") continue;
    if (as === "Table") return { form: "Table", type: answered };
    if (as === "PartialObjectMetadata" || as === "PartialObjectMetadataList")
      return { form: "PartialObjectMetadata", type: answered };
  }
  throw notAcceptable(types, usable.length > 0);
}

/** The form that an Accept header asks for; 406 when it takes nothing that this server has. */
export function form(accept: string): Form {
  return agreed(accept).form;
}

/** The media type of an answer: YAML where the header prefers it, JSON for all others. */
export function answeredType(accept: string): string {
  return accept.includes(yamlType) ? agreed(accept).type : "application/json";
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
