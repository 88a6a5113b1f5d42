import { Fault } from "./fault.ts";
import { formatFloat } from "./floats.ts";
import { Instant } from "./instant.ts";
import { offloaded } from "./offloaded.ts";
import type { Run } from "./run.ts";
import type { Dict, List, Value } from "./value.ts";
import { entry, Int, isDict, isList, keysOf } from "./value.ts";
import { Version } from "./version.ts";

/** How JSON is written: `html` escapes `<`, `>` and `&`; `pretty` indents by two blanks. */
export interface JsonForm {
  readonly html: boolean;
  readonly pretty: boolean;
}

/** A value as JSON, as Go's encoder writes it: keys sorted, no blanks unless pretty. */
export function jsonText(value: Value, form: JsonForm, run: Run): string {
  const writer = new Writer(form, run);
  writer.write(value, 0);
  return writer.parts.join("");
}

class Writer {
  readonly parts: string[] = [];
  readonly #form: JsonForm;
  readonly #run: Run;
  #length = 0;

  constructor(form: JsonForm, run: Run) {
    this.#form = form;
    this.#run = run;
  }

  write(value: Value, depth: number): void {
    this.#run.deep(depth);
    if (isList(value)) this.#list(value, depth);
    else if (isDict(value)) this.#dict(value, depth);
    else this.#put(typeof value === "string" ? jsonString(value, this.#form.html) : scalar(value));
  }

  #list(value: List, depth: number): void {
    this.#put("[");
    for (const [index, item] of value.entries()) {
      this.#between(index, depth);
      this.write(item, depth + 1);
    }
    this.#close("]", value.length, depth);
  }

  #dict(value: Dict, depth: number): void {
    offloaded(value, this.#run);
    this.#put("{");
    const keys = keysOf(value);
    for (const [index, key] of keys.entries()) {
      this.#between(index, depth);
      this.#put(jsonString(key, this.#form.html) + (this.#form.pretty ? ": " : ":"));
      this.write(entry(value, key), depth + 1);
    }
    this.#close("}", keys.length, depth);
  }

  #between(index: number, depth: number): void {
    if (index > 0) this.#put(",");
    if (this.#form.pretty) this.#put(`\n${"  ".repeat(depth + 1)}`);
  }

  #close(bracket: string, count: number, depth: number): void {
    if (this.#form.pretty && count > 0) this.#put(`\n${"  ".repeat(depth)}`);
    this.#put(bracket);
  }

  #put(text: string): void {
    this.#length += text.length;
    if (this.#length > this.#run.limits.maxOutputBytes) this.#run.text(this.#length);
    this.#run.charge(1 + text.length / 8);
    this.parts.push(text);
  }
}

function scalar(value: Value): string {
  if (value === undefined || value === null) return "null";
  if (value instanceof Int) return value.value.toString();
  if (value instanceof Instant) return jsonString(value.format("2006-01-02T15:04:05.999999999Z07:00"), true);
  if (value instanceof Version) return jsonString(value.toString(), true);
  if (typeof value === "number") return jsonNumber(value);
  return String(value);
}

function jsonNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Fault("value", `JSON has no number ${value}`);
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-6 || size >= 1e21)) return formatFloat(value, "e", -1).replace(/e-0(\d)$/, "e-$1");
  return formatFloat(value, "f", -1);
}

/** A text as a literal of JSON. */
export function jsonString(text: string, html: boolean): string {
  const quoted = JSON.stringify(text.toWellFormed()).replace(/[\u2028\u2029\x7f]/g, (letter) =>
    letter === "\x7f" ? letter : `\\u${letter.charCodeAt(0).toString(16)}`,
  );
  if (!html) return quoted;
  return quoted.replace(/[<>&]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);
}
