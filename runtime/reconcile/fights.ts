/** Fields of one key are taken back so often within so many milliseconds; after that somebody has to look. */
const most = 10;
const withinMs = 300_000;
/** Keys that are fought over; the least recently used ones are forgotten. */
const mostKeys = 1_000;

/**
 * Bounds how often a controller takes fields back by force, so that two programs that want different things do not write as fast as
 * they can. Answers whether it may now, and counts it then. `clock` is monotonic, in milliseconds.
 */
export function fights(clock: () => number): (key: string) => boolean {
  const taken = new Map<string, readonly number[]>();
  return (key) => {
    const now = clock();
    const recent = (taken.get(key) ?? []).filter((at) => now - at < withinMs);
    const may = recent.length < most;
    taken.delete(key);
    taken.set(key, may ? [...recent, now] : recent);
    if (taken.size > mostKeys) for (const oldest of taken.keys()) return taken.delete(oldest) && may;
    return may;
  };
}
