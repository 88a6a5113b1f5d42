import { Fault } from "./fault.ts";
import type { Flags } from "./printf-flags.ts";
import { formatValue } from "./printf-verbs.ts";
import type { Run } from "./run.ts";
import { textOf } from "./text.ts";
import type { Value } from "./value.ts";
import { Int, typeOf } from "./value.ts";

/** Go refuses widths and precisions beyond a million, and so do we. */
const most = 1_000_000;

/** Formats as Go's `Sprintf`. What does not fit is shown as Go shows it: `%!d(string=a)`. */
export function sprintf(format: string, args: readonly Value[], run: Run): string {
  return new Printer(format, args, run).print();
}

class Printer {
  readonly #format: string;
  readonly #args: readonly Value[];
  readonly #run: Run;
  #at = 0;
  #next = 0;
  #reordered = false;
  #good = true;
  #out = "";

  constructor(format: string, args: readonly Value[], run: Run) {
    this.#format = format;
    this.#args = args;
    this.#run = run;
  }

  print(): string {
    const format = this.#format;
    while (this.#at < format.length) {
      const percent = format.indexOf("%", this.#at);
      const end = percent < 0 ? format.length : percent;
      this.#put(format.slice(this.#at, end));
      this.#at = end + 1;
      if (percent >= 0) this.#verb();
    }
    if (!this.#reordered && this.#next < this.#args.length) this.#extra();
    return this.#out;
  }

  #put(text: string): void {
    this.#run.charge(1 + text.length / 8);
    this.#out += text;
    if (this.#out.length > this.#run.limits.maxOutputBytes) this.#run.text(this.#out.length);
  }

  #extra(): void {
    const shown = this.#args
      .slice(this.#next)
      .map((arg) => (nil(arg) ? "<nil>" : `${typeOf(arg)}=${textOf(arg, this.#run)}`));
    this.#put(`%!(EXTRA ${shown.join(", ")})`);
  }

  #verb(): void {
    const format = this.#format;
    const flags: Flags = {
      minus: false,
      plus: false,
      sharp: false,
      space: false,
      zero: false,
      width: undefined,
      precision: undefined,
    };
    this.#good = true;
    this.#readFlags(flags);
    let indexed = this.#index();
    if (this.#readWidth(flags, indexed)) indexed = false;
    if (format[this.#at] === ".") {
      this.#at++;
      if (indexed && flags.width === undefined) this.#good = false;
      indexed = this.#index();
      if (this.#readPrecision(flags)) indexed = false;
    }
    if (!indexed) indexed = this.#index();
    this.#put(this.#at < format.length ? this.#shown(flags) : "%!(NOVERB)");
  }

  /** The next argument under the verb that is read. */
  #shown(flags: Flags): string {
    const verb = String.fromCodePoint(this.#format.codePointAt(this.#at) ?? 0);
    this.#at += verb.length;
    if (verb === "%") return "%";
    if (!this.#good) return `%!${verb}(BADINDEX)`;
    if (this.#next >= this.#args.length) return `%!${verb}(MISSING)`;
    this.#run.text((flags.width ?? 0) + (flags.precision ?? 0));
    return formatValue(this.#args[this.#next++], verb, flags, this.#run);
  }

  #readFlags(flags: Flags): void {
    for (; this.#at < this.#format.length; this.#at++) {
      switch (this.#format[this.#at]) {
        case "-":
          flags.minus = true;
          break;
        case "+":
          flags.plus = true;
          break;
        case "#":
          flags.sharp = true;
          break;
        case " ":
          flags.space = true;
          break;
        case "0":
          flags.zero = true;
          break;
        default:
          return;
      }
    }
  }

  /** Reads a width; true where it is an argument, whose index is used up then. */
  #readWidth(flags: Flags, indexed: boolean): boolean {
    if (this.#format[this.#at] === "*") {
      this.#at++;
      const width = this.#star();
      if (width === undefined) this.#put("%!(BADWIDTH)");
      else if (width < 0) {
        flags.minus = true;
        flags.zero = false;
        flags.width = -width;
      } else flags.width = width;
      return true;
    }
    flags.width = this.#number();
    if (indexed && flags.width !== undefined) this.#good = false;
    return false;
  }

  #readPrecision(flags: Flags): boolean {
    if (this.#format[this.#at] !== "*") {
      flags.precision = this.#number() ?? 0;
      return false;
    }
    this.#at++;
    const precision = this.#star();
    if (precision === undefined || precision < 0) this.#put("%!(BADPREC)");
    else flags.precision = precision;
    return true;
  }

  /** A width or precision that is an argument. */
  #star(): number | undefined {
    const value = this.#args[this.#next];
    if (this.#next < this.#args.length) this.#next++;
    if (!(value instanceof Int)) return undefined;
    return value.value > most || value.value < -most ? undefined : Number(value.value);
  }

  #number(): number | undefined {
    const start = this.#at;
    let value = 0;
    for (; /[0-9]/.test(this.#format.charAt(this.#at)); this.#at++) value = value * 10 + Number(this.#format[this.#at]);
    if (value > most)
      throw new Fault("budget", `a width of ${this.#format.slice(start, this.#at)} is too large`, this.#run.at, {
        fix: `use at most ${most}`,
      });
    return this.#at === start ? undefined : value;
  }

  /** An explicit index such as `[2]`; answers whether there was one. */
  #index(): boolean {
    if (this.#format[this.#at] !== "[") return false;
    this.#reordered = true;
    const close = this.#format.indexOf("]", this.#at);
    const digits = this.#format.slice(this.#at + 1, close < 0 ? this.#at + 1 : close);
    this.#at = close < 0 ? this.#at + 1 : close + 1;
    const index = /^[0-9]+$/.test(digits) ? Number(digits) : 0;
    if (index >= 1 && index <= this.#args.length) this.#next = index - 1;
    else this.#good = false;
    return index >= 1 && close >= 0;
  }
}

function nil(value: Value): boolean {
  return value === undefined || value === null;
}
