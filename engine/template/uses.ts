/**
 * What a function does with the places of its arguments:
 * - `read`: reads them whole and computes something;
 * - `presence`: looks at their presence, size or type only; `foresees` where nothing may be there;
 * - `same`: hands its argument on;
 * - `element`: hands an element of its argument on;
 * - `choose`: hands one of its arguments on, the first `to` of them; `foresees` is the first of which nothing may be there;
 * - the others look something up by keys.
 */
export type Use =
  | { readonly way: "read" | "same" | "element" | "index" | "get" | "dig" | "hasKey" | "pluck" | "pick" }
  | { readonly way: "presence"; readonly foresees: boolean }
  | { readonly way: "choose"; readonly to: number; readonly foresees: number };

const read: Use = { way: "read" };
const foreseeing: Use = { way: "presence", foresees: true };
const present: Use = { way: "presence", foresees: false };
const anyOfThem: Use = { way: "choose", to: Number.POSITIVE_INFINITY, foresees: 0 };

const table: ReadonlyMap<string, Use> = new Map<string, Use>([
  ["index", { way: "index" }],
  ["get", { way: "get" }],
  ["dig", { way: "dig" }],
  ["hasKey", { way: "hasKey" }],
  ["pluck", { way: "pluck" }],
  ["pick", { way: "pick" }],
  ["first", { way: "element" }],
  ["last", { way: "element" }],
  ["mustFirst", { way: "element" }],
  ["mustLast", { way: "element" }],
  ["sample", { way: "same" }],
  ["default", { way: "choose", to: Number.POSITIVE_INFINITY, foresees: 1 }],
  ["coalesce", anyOfThem],
  ["and", anyOfThem],
  ["or", anyOfThem],
  ["ternary", { way: "choose", to: 2, foresees: Number.POSITIVE_INFINITY }],
  ["exists", foreseeing],
  ["empty", foreseeing],
  ["not", foreseeing],
  ["all", foreseeing],
  ["any", foreseeing],
  ["type_of", foreseeing],
  ["kindOf", foreseeing],
  ["typeOf", foreseeing],
  ["kindIs", foreseeing],
  ["typeIs", foreseeing],
  ["typeIsLike", foreseeing],
  ["len", present],
  ["keys", present],
]);

/** What the function of that name does with its arguments. */
export function useOf(name: string): Use {
  return table.get(name) ?? read;
}
