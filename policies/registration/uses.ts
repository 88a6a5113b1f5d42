/** How often exceptions were used: what a replica of the webhook server has counted, in its Lease, where the controller reads it. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";

/** What one life of a replica has counted. A replica that starts again counts from zero, under another id. */
export interface Uses {
  /** 16 hex digits of chance. */
  readonly life: string;
  /** By the uid of the exception. */
  readonly of: ReadonlyMap<string, Use>;
}

export interface Use {
  /** Requests since the replica started. */
  readonly count: number;
  /** The last of them, in milliseconds since the Unix epoch. */
  readonly last: number;
}

const annotation = "bubustack.io/exception-uses";
/** Exceptions that one Lease tells of. */
export const mostUsed = 256;

/** The annotation of the Lease; of more exceptions the first are told. */
export function announceUses({ life, of }: Uses): { readonly [key: string]: string } {
  if (of.size === 0) return {};
  const told = [...of].slice(0, mostUsed).map(([uid, { count, last }]) => [uid, count, last]);
  return { [annotation]: JSON.stringify([life, told]) };
}

/** The annotation as it stands there: what differs tells of something new. */
export function usesText(lease: JsonObject): string {
  const annotations = isObject(lease["metadata"]) ? lease["metadata"]["annotations"] : undefined;
  const text = isObject(annotations) ? annotations[annotation] : undefined;
  return typeof text === "string" ? text : "";
}

/** What a Lease tells; undefined where that is nothing or not well-formed. */
export function usesOf(lease: JsonObject): Uses | undefined {
  const text = usesText(lease);
  if (text === "" || text.length > longest) return undefined;
  const read = parsed(text);
  const [life, told] = isList(read) ? read : [];
  if (typeof life !== "string" || !/^[0-9a-f]{16}$/.test(life) || !isList(told)) return undefined;
  return { life, of: new Map(told.slice(0, mostUsed).flatMap(useIn)) };
}

/** Far above what is announced. */
const longest = 64 * 1024;
/** No time is later than this in a status. */
const latest = Date.UTC(9999, 0);

function useIn(entry: Json): readonly (readonly [string, Use])[] {
  const [uid, count, last] = isList(entry) ? entry : [];
  if (typeof uid !== "string" || !isCount(count) || !isCount(last) || last > latest) return [];
  return [[uid, { count, last }]];
}

function isCount(value: Json | undefined): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
