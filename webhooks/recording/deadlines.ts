/** Milliseconds between two looks at who has waited for too long. */
const everyMs = 20;

interface Waiting {
  /** On the clock that was given, in milliseconds. */
  readonly until: number;
  readonly reject: (error: Error) => void;
}

/** Ends waits that last too long, with one timer for all of them: one for each would cost as much as what is waited for. */
export class Deadlines {
  readonly #now: () => number;
  readonly #late: Error;
  readonly #waiting = new Set<Waiting>();
  #timer: NodeJS.Timeout | undefined;

  /** `now` is a monotonic clock in milliseconds; `late` is the error of those that have waited for too long. */
  constructor(now: () => number, late: Error) {
    this.#now = now;
    this.#late = late;
  }

  /** What a promise comes to, if it does in so many milliseconds, or a fiftieth of a second more. */
  within<T>(promise: Promise<T>, ms: number): Promise<T> {
    return new Promise((resolve, reject) => {
      const waiting = { until: this.#now() + ms, reject };
      this.#waiting.add(waiting);
      this.#timer ??= this.#start();
      promise.then(
        (value) => {
          this.#waiting.delete(waiting);
          resolve(value);
        },
        (error: unknown) => {
          this.#waiting.delete(waiting);
          reject(error);
        },
      );
    });
  }

  /** It goes on for one look after the last wait: they come one after the other. */
  #start(): NodeJS.Timeout {
    return setInterval(() => {
      if (this.#waiting.size === 0) {
        clearInterval(this.#timer);
        this.#timer = undefined;
      }
      const now = this.#now();
      for (const waiting of this.#waiting) {
        if (waiting.until > now) continue;
        this.#waiting.delete(waiting);
        waiting.reject(this.#late);
      }
    }, everyMs);
  }
}
