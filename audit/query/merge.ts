/** What is joined by its time, in milliseconds since 1970; what has none comes at once. */
interface Timed {
  readonly time?: number | undefined;
}

/** Joins what several logs answered by time; each log keeps its own order, also where its clock went back. */
export async function* merge<T extends Timed>(
  all: readonly AsyncGenerator<T>[],
  descending: boolean,
): AsyncGenerator<T> {
  const heads: (T | undefined)[] = await Promise.all(all.map((hits) => take(hits)));
  for (;;) {
    let best = -1;
    for (const [at, head] of heads.entries()) {
      const other = heads[best];
      if (head && (other === undefined || before(head, other, descending))) best = at;
    }
    const [hit, hits] = [heads[best], all[best]];
    if (hit === undefined || hits === undefined) return;
    yield hit;
    heads[best] = await take(hits);
  }
}

async function take<T>(hits: AsyncGenerator<T>): Promise<T | undefined> {
  const { value, done } = await hits.next();
  return done ? undefined : value;
}

function before(one: Timed, other: Timed, descending: boolean): boolean {
  const [a, b] = [one.time ?? 0, other.time ?? 0];
  return descending ? a > b : a < b;
}
