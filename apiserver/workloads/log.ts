/** What a container has written: the last part of it, line by line with its time. */
export interface LogLine {
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly text: string;
}

/** Bytes that are kept of one container. */
const most = 4 * 1024 * 1024;
/** Longer lines are cut in pieces, as container runtimes do. */
const longestLine = 16 * 1024;

export class Log {
  #lines: LogLine[] = [];
  #bytes = 0;
  /** How many lines were dropped from the front. */
  #dropped = 0;
  #open = "";
  #ended = false;
  readonly #listeners = new Set<() => void>();

  get ended(): boolean {
    return this.#ended;
  }

  /** Position after the last line; positions count lines from the first that was ever written. */
  get end(): number {
    return this.#dropped + this.#lines.length;
  }

  write(text: string, at: number): void {
    const parts = (this.#open + text).split("\n");
    this.#open = parts.pop() ?? "";
    for (const part of parts) this.#add(part, at);
    while (this.#open.length > longestLine) {
      this.#add(this.#open.slice(0, longestLine), at);
      this.#open = this.#open.slice(longestLine);
    }
    this.#ring();
  }

  /** Nothing more is written. */
  close(at: number): void {
    if (this.#open !== "") this.#add(this.#open, at);
    this.#open = "";
    this.#ended = true;
    this.#ring();
  }

  /** The lines from a position on. */
  from(position: number): readonly LogLine[] {
    return this.#lines.slice(Math.max(0, position - this.#dropped));
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #add(text: string, at: number): void {
    this.#lines.push({ at, text });
    this.#bytes += text.length + 1;
    while (this.#bytes > most && this.#lines.length > 1) {
      this.#bytes -= (this.#lines.shift()?.text.length ?? 0) + 1;
      this.#dropped++;
    }
  }

  #ring(): void {
    for (const listener of this.#listeners) listener();
  }
}
