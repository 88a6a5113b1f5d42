import { describe, expect, test } from "vitest";
import type { DeliveryConfig } from "./delivery.ts";
import { Delivery, Ended } from "./delivery.ts";
import type { Refusal, Shipped } from "./sink.ts";
import { RefusedBatch, SinkTrouble } from "./sink.ts";

const batch = (count: number, from = 0): readonly Shipped[] =>
  Array.from({ length: count }, (_, at) => ({ origin: "a", number: from + at, bytes: Buffer.from("x") }));

/** A delivery to a sink that answers so; what it was sent, what was settled, and what was said. */
function delivery(
  send: (numbers: readonly number[], attempt: number) => readonly Refusal[],
  change: Partial<DeliveryConfig> = {},
) {
  const [sent, settled, refused, said, pauses]: [number[][], number[], number[], string[], number[]] = [
    [],
    [],
    [],
    [],
    [],
  ];
  const ending = new AbortController();
  const over = new AbortController();
  const delivers = new Delivery({
    sink: {
      send: async (records) => {
        const numbers = records.map(({ number }) => number);
        sent.push(numbers);
        return send(numbers, sent.length);
      },
      close: async () => undefined,
    },
    pause: async (failures) => void pauses.push(failures),
    told: {
      failed: (why, failures) => said.push(`${failures}: ${why}`),
      recovered: (failures) => said.push(`well after ${failures}`),
    },
    ending: ending.signal,
    over: over.signal,
    settled: (records, refusals) => {
      settled.push(...records.map(({ number }) => number));
      refused.push(...refusals.map(({ first }) => first));
    },
    ...change,
  });
  return { delivers, sent, settled, refused, said, pauses, ending, over };
}

describe("a delivery", () => {
  test("that fails is tried again after longer and longer, and says when it is well", async () => {
    const { delivers, settled, said, pauses } = delivery((_, attempt) => {
      if (attempt < 4) throw new SinkTrouble("not now");
      return [];
    });
    await delivers.deliver(batch(2));
    expect([settled, pauses]).toEqual([
      [0, 1],
      [1, 2, 3],
    ]);
    expect(said).toEqual(["1: not now", "2: not now", "3: not now", "well after 3"]);
  });

  test("of a batch that is refused is halved until it is known what is wrong; all stays in order", async () => {
    const { delivers, settled, refused, sent } = delivery((numbers) => {
      if (numbers.includes(5)) throw new RefusedBatch("no");
      return [];
    });
    await delivers.deliver(batch(8));
    expect([settled, refused]).toEqual([[0, 1, 2, 3, 4, 5, 6, 7], [5]]);
    expect(sent).toEqual([[0, 1, 2, 3, 4, 5, 6, 7], [0, 1, 2, 3], [4, 5, 6, 7], [4, 5], [4], [5], [6, 7]]);
  });

  test("that is refused record by record waits more and more, and asks each once again", async () => {
    const { delivers, refused, pauses, sent } = delivery(() => {
      throw new RefusedBatch("no");
    });
    for (const record of batch(19)) await delivers.deliver([record]);
    expect(refused.length).toBe(19);
    expect(pauses).toEqual([1, 2, 3]);
    expect(sent.length).toBe(19 + 3);
  });

  test("that a sink takes after all is no refusal, and the count begins anew", async () => {
    let well = false;
    const { delivers, refused, pauses } = delivery(
      () => {
        if (well) return [];
        throw new RefusedBatch("no");
      },
      {
        pause: async () => {
          well = true;
        },
      },
    );
    for (const record of batch(17)) await delivers.deliver([record]);
    expect(refused.length).toBe(16);
    well = false;
    await delivers.deliver(batch(1, 17));
    expect([refused.length, pauses.length]).toEqual([17, 0]);
  });

  test("ends with the next failure when it is to end, and at once when all is over", async () => {
    const failing = delivery(() => {
      throw new SinkTrouble("not now");
    });
    failing.ending.abort();
    await expect(failing.delivers.deliver(batch(1))).rejects.toBeInstanceOf(Ended);
    expect([failing.sent.length, failing.settled]).toEqual([1, []]);
    failing.over.abort();
    await expect(failing.delivers.deliver(batch(1))).rejects.toThrow();
    expect(failing.sent.length).toBe(1);
  });
});
