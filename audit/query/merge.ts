import type { Hit } from "./search.ts";

/** Joins what several logs answered by time; each log keeps its own order, also where its clock went back. */
export async function* merge(all: readonly AsyncGenerator<Hit>[], descending: boolean): AsyncGenerator<Hit> {
  const heads = await Promise.all(all.map(async (hits) => await take(hits)));
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

async function take(hits: AsyncGenerator<Hit>): Promise<Hit | undefined> {
  const { value, done } = await hits.next();
  return done ? undefined : value;
}

function before(one: Hit, other: Hit, descending: boolean): boolean {
  const [a, b] = [one.time ?? 0, other.time ?? 0];
  return descending ? a > b : a < b;
}
