import type { Held, Holder, LogName } from "../holder.ts";

/** What a holder in memory has of one log. */
interface Kept {
  readonly log: LogName;
  records: Uint8Array[];
  confirmed: number;
  note: string | undefined;
}

/** A second holder in memory, which can fail before it has written, or after, without an answer. */
export class MemoryHolder {
  readonly logs = new Map<string, Kept>();
  /** Answers what goes wrong with an operation. */
  fail: (operation: "connect" | "append") => "before" | "after" | undefined = () => undefined;
  #fence = 0;

  /** For a process that may end in the middle of anything: from then on whatever it does never comes to an end. */
  async connectIn(life: { readonly over: boolean }): Promise<Holder> {
    const turn = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      if (life.over) await new Promise(() => undefined);
    };
    await turn();
    if (this.fail("connect")) throw new Error("connect failed");
    let mine = -1;
    let kept: Kept | undefined;
    const needed = () => {
      if (kept === undefined || mine !== this.#fence) throw new Error("somebody else has it");
      return kept;
    };
    return {
      claim: async (log): Promise<Held> => {
        await turn();
        mine = ++this.#fence;
        kept = this.logs.get(log.id) ?? { log, records: [], confirmed: 0, note: undefined };
        this.logs.set(log.id, kept);
        return { next: kept.records.length, confirmed: kept.confirmed };
      },
      read: async (from, to) => needed().records.slice(from, to),
      append: async (first, records, note, anew) => {
        await turn();
        const wrong = this.fail("append");
        if (wrong === "before") throw new Error("append failed");
        const log = needed();
        const before = anew ? log.records.slice(0, first) : log.records;
        if (before.length !== first) throw new Error(`it has ${before.length}, and was given ${first}`);
        log.records = [...before, ...records.map((record) => Buffer.from(record))];
        log.confirmed = first;
        log.note = note ?? log.note;
        if (wrong === "after") throw new Error("no answer");
      },
      close: async () => undefined,
    };
  }
}
