/** Warnings of one request, sent as `Warning: 299 - "text"` headers (RFC 7234 §5.5), each once and bounded in all. */
export class Warnings {
  readonly #texts = new Set<string>();
  #length = 0;

  add(text: string): void {
    const line = clean(text);
    if (this.#texts.has(line) || this.#length + line.length > 4096) return;
    this.#texts.add(line);
    this.#length += line.length;
  }

  texts(): readonly string[] {
    return [...this.#texts];
  }

  /** Values of the headers. */
  headers(): readonly string[] {
    return [...this.#texts].map((text) => `299 - "${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`);
  }
}

/** Header values hold printable ASCII only. */
function clean(text: string): string {
  const ascii = text.replaceAll(/[^\x20-\x7e]+/g, " ").trim();
  return ascii.length > 256 ? `${ascii.slice(0, 253)}...` : ascii;
}
