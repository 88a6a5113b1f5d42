/** As long as all of them may be in all; one alone once they were longer. */
const mostInAll = 4096;
const mostOfOne = 256;

/** Warnings of one request, sent as `Warning: 299 - "text"` headers (RFC 7234 §5.5), each once and bounded in all. */
export class Warnings {
  readonly #texts = new Set<string>();
  #length = 0;
  #short = false;

  /** Adds one. Where they become too long together, each is cut short; what is too much even then is left out. */
  add(text: string): void {
    const line = clean(text).slice(0, mostInAll + 1);
    if (line === "" || (this.#short && this.#length >= mostInAll)) return;
    this.#texts.add(line);
    this.#length = this.#sum();
    if (this.#short || this.#length <= mostInAll) return;
    this.#short = true;
    this.#length = this.#sum();
  }

  texts(): readonly string[] {
    return [...this.#texts].map((text) => (this.#short ? text.slice(0, mostOfOne) : text));
  }

  /** Values of the headers. */
  headers(): readonly string[] {
    return this.texts().map((text) => `299 - "${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`);
  }

  #sum(): number {
    return this.texts().reduce((sum, { length }) => sum + length, 0);
  }
}

/** Header values hold printable ASCII only. */
function clean(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]+/g, " ").trim();
}
