/** The deepest nesting of an object that is judged. The API server itself accepts 10,000 levels. */
export const maxDepth = 200;

/**
 * True when a JSON value nests deeper than `levels` (a scalar has none, `[]` has one). Recursion is bounded by
 * `levels`, so that no input can exhaust the stack.
 */
export function deeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) {
    for (const item of value) if (deeperThan(item, levels - 1)) return true;
    return false;
  }
  for (const item of Object.values(value)) if (deeperThan(item, levels - 1)) return true;
  return false;
}
