/** Keys that are due later. */
export interface Delays {
  /** Sets when a key is due, in milliseconds of the caller's clock; the earlier of two times counts. */
  set(key: string, dueAt: number): void;
  clear(key: string): void;
  /** Takes out what is due by now, the earliest first. */
  due(now: number): readonly string[];
  /** When the next one is due; undefined where there is none. */
  next(): number | undefined;
  size(): number;
}

interface Entry {
  readonly key: string;
  readonly dueAt: number;
}

/** A binary heap; entries that were overtaken are left out when they come up. */
export function delays(): Delays {
  const times = new Map<string, number>();
  let heap: Entry[] = [];

  /** The first entry that still counts. */
  const first = (): Entry | undefined => {
    for (let top = heap[0]; top !== undefined; top = heap[0]) {
      if (times.get(top.key) === top.dueAt) return top;
      pop(heap);
    }
    return undefined;
  };
  return {
    set(key, dueAt) {
      const known = times.get(key);
      if (known !== undefined && known <= dueAt) return;
      times.set(key, dueAt);
      push(heap, { key, dueAt });
    },
    clear(key) {
      times.delete(key);
      // What was cleared must not pile up where it is set and cleared all the time.
      if (heap.length > 64 && heap.length > 4 * times.size) heap = rebuilt(times);
    },
    due(now) {
      const keys: string[] = [];
      for (let top = first(); top !== undefined && top.dueAt <= now; top = first()) {
        pop(heap);
        times.delete(top.key);
        keys.push(top.key);
      }
      return keys;
    },
    next: () => first()?.dueAt,
    size: () => times.size,
  };
}

function rebuilt(times: ReadonlyMap<string, number>): Entry[] {
  // A sorted list is a heap.
  return [...times].map(([key, dueAt]) => ({ key, dueAt })).sort((a, b) => a.dueAt - b.dueAt);
}

function push(heap: Entry[], entry: Entry): void {
  let at = heap.push(entry) - 1;
  while (at > 0) {
    const up = (at - 1) >> 1;
    const above = heap[up];
    if (above === undefined || above.dueAt <= entry.dueAt) break;
    heap[at] = above;
    at = up;
  }
  heap[at] = entry;
}

function pop(heap: Entry[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let at = 0;
  for (;;) {
    const left = heap[2 * at + 1];
    const right = heap[2 * at + 2];
    const [child, down] =
      right !== undefined && left !== undefined && right.dueAt < left.dueAt ? [right, 2] : [left, 1];
    if (child === undefined || child.dueAt >= last.dueAt) break;
    heap[at] = child;
    at = 2 * at + down;
  }
  heap[at] = last;
}
