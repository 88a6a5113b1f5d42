import type { JsonObject } from "@bubustack/api/json";
import { keyOf } from "./object.ts";
import type { IndexFunctions } from "./types.ts";

/** Objects of one kind by namespace and name, and by the values of declared indexes. */
export interface Store {
  get(namespace: string, name: string): JsonObject | undefined;
  /** In the order of namespace and name, by code units. Throws for an index that was not declared. */
  byIndex(index: string, value: string): readonly JsonObject[];
  size(): number;
  /** All of them, in no order. */
  values(): readonly JsonObject[];
  put(object: JsonObject): void;
  remove(object: JsonObject): void;
  /** Holds exactly these from now on. Answers those that were held before and are no more. */
  replace(objects: readonly JsonObject[]): readonly JsonObject[];
}

interface Bucket {
  readonly objects: Map<string, JsonObject>;
  /** Built on the first read after a change. */
  sorted: readonly JsonObject[] | undefined;
}

interface Entry {
  readonly object: JsonObject;
  /** The buckets that hold it, by index and value. */
  readonly filed: readonly (readonly [index: string, value: string])[];
}

/** Objects without a name are refused by an error: whoever fills a store has looked. */
export function store(indexes: IndexFunctions = {}): Store {
  const entries = new Map<string, Entry>();
  const shelves = new Map(Object.keys(indexes).map((index) => [index, new Map<string, Bucket>()]));

  const drop = (key: string) => {
    const entry = entries.get(key);
    if (entry === undefined) return;
    entries.delete(key);
    for (const [index, value] of entry.filed) unfile(shelves.get(index), value, key);
  };
  const put = (object: JsonObject) => {
    const key = nameOf(object);
    const filed = Object.entries(indexes).flatMap(([index, values]) =>
      [...new Set(values(object))].map((value) => [index, value] as const),
    );
    drop(key);
    entries.set(key, { object, filed });
    for (const [index, value] of filed) file(shelves.get(index), value, key, object);
  };
  return {
    get: (namespace, name) => entries.get(`${namespace}/${name}`)?.object,
    byIndex(index, value) {
      const shelf = shelves.get(index);
      if (shelf === undefined) throw new Error(`no index "${index}" is declared`);
      const bucket = shelf.get(value);
      return bucket === undefined ? [] : sorted(bucket);
    },
    size: () => entries.size,
    values: () => [...entries.values()].map(({ object }) => object),
    put,
    remove: (object) => drop(nameOf(object)),
    replace(objects) {
      const kept = new Set(objects.map(nameOf));
      const gone = [...entries].filter(([key]) => !kept.has(key));
      for (const [key] of gone) drop(key);
      for (const object of objects) put(object);
      return gone.map(([, { object }]) => object);
    },
  };
}

function file(shelf: Map<string, Bucket> | undefined, value: string, key: string, object: JsonObject): void {
  const bucket = shelf?.get(value) ?? { objects: new Map(), sorted: undefined };
  bucket.objects.set(key, object);
  bucket.sorted = undefined;
  shelf?.set(value, bucket);
}

function unfile(shelf: Map<string, Bucket> | undefined, value: string, key: string): void {
  const bucket = shelf?.get(value);
  if (bucket === undefined) return;
  bucket.objects.delete(key);
  bucket.sorted = undefined;
  if (bucket.objects.size === 0) shelf?.delete(value);
}

function sorted(bucket: Bucket): readonly JsonObject[] {
  bucket.sorted ??= Object.freeze([...bucket.objects].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object));
  return bucket.sorted;
}

function nameOf(object: JsonObject): string {
  const key = keyOf(object);
  if (key === undefined) throw new Error("an object without a name cannot be stored");
  return key;
}
