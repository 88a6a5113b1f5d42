import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";

/** What is left out of every captured object: values that users hand on, environments, and copies of the object in itself. */
export const alwaysRedacted: readonly string[] = [
  "/**/with",
  "/spec/inputs",
  "/status/output",
  "/**/env/*/value",
  "/metadata/managedFields",
  "/**/annotations/kubectl.kubernetes.io~1last-applied-configuration",
];

/** Deeper than the API takes objects: what is below is left out. */
const deepest = 250;
/** States that are kept of a redactor; others are made again and again. */
const mostStates = 1_000;
const gone = { $redacted: true } as const;

/** One place of a pattern that has been reached. */
interface Reached {
  readonly pattern: number;
  readonly at: number;
}

/** Where all patterns are at one place of a value. */
interface State {
  readonly from: readonly Reached[];
  readonly ended: boolean;
  /** The names that patterns have here; all others lead to the same state. */
  readonly names: ReadonlySet<string>;
  readonly next: Map<string | undefined, State>;
}

/**
 * Replaces what stands at places of a value with `{"$redacted": true}`. Places are JSON Pointers with `*` and `**`. What has none of them is the value
 * itself, not a copy.
 */
export function redactor(places: readonly string[]): (value: Json) => Json {
  const patterns = places.map(partsOf);
  const known = new Map<string, State>();

  /** `**` stands for nothing too. */
  const reached = ({ pattern, at }: Reached): readonly Reached[] =>
    patterns[pattern]?.[at] === "**" ? [{ pattern, at }, ...reached({ pattern, at: at + 1 })] : [{ pattern, at }];
  const stateOf = (places: readonly Reached[]): State => {
    const all = new Map(places.flatMap(reached).map((one) => [`${one.pattern} ${one.at}`, one]));
    const key = [...all.keys()].sort().join();
    const found = known.get(key);
    if (found !== undefined) return found;
    const from = [...all.values()];
    const parts = from.map(({ pattern, at }) => patterns[pattern]?.[at]);
    const names = new Set(parts.flatMap((part) => part ?? []));
    const made = { from, ended: parts.includes(undefined), names, next: new Map() };
    if (known.size < mostStates) known.set(key, made);
    return made;
  };
  /** The state one level down. */
  const step = (state: State, field: string): State => {
    const name = state.names.has(field) ? field : undefined;
    const before = state.next.get(name);
    if (before !== undefined) return before;
    const next = stateOf(
      state.from.flatMap(({ pattern, at }) => {
        const part = patterns[pattern]?.[at];
        if (part === "**") return [{ pattern, at }];
        return part === "*" || part === name ? [{ pattern, at: at + 1 }] : [];
      }),
    );
    if (known.size < mostStates) state.next.set(name, next);
    return next;
  };
  const within = (value: Json, state: State, depth: number): Json => {
    if (typeof value !== "object" || value === null || state.from.length === 0) return value;
    if (depth >= deepest) return gone;
    let changed = false;
    const below = (name: string, item: Json): Json => {
      const next = step(state, name);
      const left = next.ended ? gone : within(item, next, depth + 1);
      changed ||= left !== item;
      return left;
    };
    if (isList(value)) {
      const items = value.map((item, index) => below(String(index), item));
      return changed ? items : value;
    }
    if (!isObject(value)) return value;
    const entries = Object.entries(value).map(([key, item = null]): [string, Json] => [key, below(key, item)]);
    return changed ? Object.fromEntries(entries) : value;
  };
  const start = stateOf(places.map((_, pattern) => ({ pattern, at: 0 })));
  return (value) => within(value, start, 0);
}

/** The parts of a pointer, unescaped: no key is taken for `*` or `**` by that, since neither has an escape. */
function partsOf(place: string): readonly string[] {
  return place
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}
