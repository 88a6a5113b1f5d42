/** What a part of an expression may stand for, as far as its text tells. */
export interface Known {
  /** Paths into what is judged, such as `object.spec.containers[*].image`; of a list: what its elements are the `[*]` of. */
  readonly paths: readonly string[];
  /** Text constants. */
  readonly texts: readonly string[];
  /** What its elements are, besides those of `paths`. */
  readonly items?: Known;
}

export const nothing: Known = { paths: [], texts: [] };

/** The most paths and texts that one part is taken to stand for. */
const most = 200;

/** What is one of several. */
export function union(...all: readonly Known[]): Known {
  const items = all.flatMap((one) => (one.items === undefined ? [] : [one.items]));
  return {
    paths: [...new Set(all.flatMap(({ paths }) => paths))].slice(0, most),
    texts: [...new Set(all.flatMap(({ texts }) => texts))].slice(0, most),
    ...(items.length > 0 && { items: items.length === 1 && items[0] !== undefined ? items[0] : union(...items) }),
  };
}

/** The elements of a list, or the values of a map. */
export function elementOf({ paths, items }: Known): Known {
  const elements = { paths: paths.map((path) => `${path}[*]`), texts: [] };
  return items === undefined ? elements : union(elements, items);
}

/** A field of an object. */
export function fieldOf({ paths }: Known, name: string): Known {
  const key = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
  return { paths: paths.map((path) => `${path}${key}`), texts: [] };
}
