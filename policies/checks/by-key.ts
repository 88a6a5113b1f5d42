/** The entries of a map in the order of their keys' code units: no finding depends on how an object was written. */
export function byKey<V>(map: { readonly [key: string]: V }): readonly (readonly [string, V])[] {
  return Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
}
