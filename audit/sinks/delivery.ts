import type { Refusal, Shipped, Sink } from "./sink.ts";
import { RefusedBatch, reasonOf } from "./sink.ts";

/** What is told of attempts. */
export interface Attempts {
  /** An attempt failed: how many in a row that makes. */
  readonly failed: (why: string, failures: number) => void;
  /** The sink takes records again, after so many failures. */
  readonly recovered: (failures: number) => void;
}

export interface DeliveryConfig {
  readonly sink: Sink;
  /** Waits after so many failures in a row; ends at once when the signal aborts. What it throws ends the delivery. */
  readonly pause: (failures: number, signal: AbortSignal) => Promise<void>;
  readonly told: Attempts;
  /** Milliseconds that a sink may take for a batch. Default 30,000. */
  readonly sendMs?: number;
  /** A failure is not tried again once this aborts. */
  readonly ending: AbortSignal;
  /** Everything ends at once when this aborts. */
  readonly over: AbortSignal;
  /** The sink has taken these, or refused them for good: they need not be sent again. */
  readonly settled: (records: readonly Shipped[], refusals: readonly Refusal[]) => void;
}

/** What could not be delivered before the end is delivered after the next start. */
export class Ended extends Error {
  override readonly name = "Ended";
}

/** Refusals in a row after which each further one is waited for: a sink that refuses everything is rather broken than right. */
const mostInRow = 16;

/** Brings batches to a sink, one at a time, until each record is taken or refused for good. */
export class Delivery {
  readonly #config: DeliveryConfig;
  #refusedInRow = 0;

  constructor(config: DeliveryConfig) {
    this.#config = config;
  }

  /** Resolves when everything is settled. A batch that the sink will not take is halved until it is known which records it is about. */
  async deliver(batch: readonly Shipped[]): Promise<void> {
    const outcome = await this.#attempt(batch);
    if (!(outcome instanceof RefusedBatch)) this.#settle(batch, outcome);
    else if (batch.length > 1) {
      const half = Math.ceil(batch.length / 2);
      await this.deliver(batch.slice(0, half));
      await this.deliver(batch.slice(half));
    } else await this.#refused(batch, outcome);
  }

  async #refused(batch: readonly Shipped[], refused: RefusedBatch): Promise<void> {
    let outcome: readonly Refusal[] | RefusedBatch = refused;
    if (this.#refusedInRow >= mostInRow) {
      await this.#config.pause(this.#refusedInRow - mostInRow + 1, this.#config.ending);
      if (this.#config.ending.aborted) throw new Ended();
      outcome = await this.#attempt(batch);
    }
    if (!(outcome instanceof RefusedBatch)) return this.#settle(batch, outcome);
    this.#refusedInRow += 1;
    const why = outcome.message;
    const refusals = batch.map(({ number }) => ({ first: number, last: number, count: 1, why }));
    this.#config.settled(batch, refusals);
  }

  #settle(batch: readonly Shipped[], refusals: readonly Refusal[]): void {
    this.#refusedInRow = 0;
    this.#config.settled(batch, refusals);
  }

  async #attempt(batch: readonly Shipped[]): Promise<readonly Refusal[] | RefusedBatch> {
    const { sink, pause, told, ending, over, sendMs = 30_000 } = this.#config;
    for (let failures = 0; ; ) {
      over.throwIfAborted();
      try {
        const refusals = await sink.send(batch, AbortSignal.any([over, AbortSignal.timeout(sendMs)]));
        if (failures > 0) told.recovered(failures);
        return refusals;
      } catch (error) {
        if (error instanceof RefusedBatch) return error;
        if (over.aborted) throw new Ended();
        failures += 1;
        told.failed(reasonOf(error), failures);
        if (ending.aborted) throw new Ended();
        await pause(failures, ending);
      }
    }
  }
}
