import { hash } from "node:crypto";
import type { Webhook } from "../respond.ts";
import type { Arrived } from "../reviewer.ts";

type Body = string | Buffer;

export interface RepeatedLimits {
  /** Milliseconds for which an answer is kept: the API server gives a webhook 30 seconds at most, with all its attempts. */
  readonly ms: number;
  readonly count: number;
  readonly bytes: number;
}

/** A review as it came in. */
type Came = Pick<Arrived, "bytes" | "verified">;

interface Kept {
  readonly body: Promise<Body>;
  readonly until: number;
  bytes: number;
}

const usual: RepeatedLimits = { ms: 35_000, count: 8_192, bytes: 16 * 1024 * 1024 };

/**
 * Answers a review that comes again, byte for byte, with the answer that it had: the API server repeats a call whose connection broke, and one
 * decision is one record. A review of the same `uid` with another content, or by a caller that is not verified as the other was, is another one.
 */
export class Repeated {
  readonly #now: () => number;
  readonly #limits: RepeatedLimits;
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;

  /** `now` is a monotonic clock in milliseconds. */
  constructor(now: () => number, limits: RepeatedLimits = usual) {
    this.#now = now;
    this.#limits = limits;
  }

  once(webhook: Webhook, { bytes, verified }: Came, make: () => Promise<Body>): Promise<Body> {
    const key = `${webhook} ${verified} ${hash("sha256", bytes)}`;
    const known = this.#kept.get(key);
    if (known && known.until > this.#now()) return known.body;
    this.#drop(key);
    const kept: Kept = { body: make(), until: this.#now() + this.#limits.ms, bytes: 0 };
    this.#kept.set(key, kept);
    this.#shrink();
    kept.body.then(
      (body) => this.#count(key, kept, body),
      () => this.#kept.get(key) === kept && this.#drop(key),
    );
    return kept.body;
  }

  #count(key: string, kept: Kept, body: Body): void {
    if (this.#kept.get(key) !== kept) return;
    kept.bytes = Buffer.byteLength(body);
    this.#bytes += kept.bytes;
    this.#shrink();
  }

  /** The oldest go first. */
  #shrink(): void {
    for (const [key, { until }] of this.#kept) {
      const over = this.#kept.size > this.#limits.count || this.#bytes > this.#limits.bytes;
      if (!over && until > this.#now()) return;
      this.#drop(key);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes ?? 0;
    this.#kept.delete(key);
  }
}
