import type { Form } from "./floats.ts";
import { formatFloat } from "./floats.ts";
import type { Flags } from "./printf-flags.ts";
import { quote, quoteCharacter } from "./quote.ts";
import type { Run } from "./run.ts";
import { encode, slice } from "./utf8.ts";
import type { Value } from "./value.ts";
import { entry, Int, isDict, isList, keysOf, typeOf } from "./value.ts";

/** A value under a verb of `printf`. */
export function formatValue(value: Value, verb: string, flags: Flags, run: Run, depth = 0): string {
  run.deep(depth);
  run.charge();
  if (verb === "T") return pad(typeOf(value), flags);
  if (verb === "p") return bad(value, verb, flags, run);
  if (value === undefined || value === null) {
    if (depth > 0) return verb === "v" && flags.sharp ? "interface {}(nil)" : "<nil>";
    return verb === "v" ? pad("<nil>", flags) : `%!${verb}(<nil>)`;
  }
  if (typeof value === "boolean")
    return verb === "t" || verb === "v" ? pad(String(value), flags) : bad(value, verb, flags, run);
  if (value instanceof Int) return integer(value, verb, flags, run);
  if (typeof value === "number") return float(value, verb, flags, run);
  if (typeof value === "string") return text(value, verb, flags, run);
  if (isList(value) || isDict(value)) return collection(value, verb, flags, run, depth);
  return verb === "d" ? bad(value, verb, flags, run) : text(value.toString(), verb, flags, run);
}

function collection(value: Value, verb: string, flags: Flags, run: Run, depth: number): string {
  const shown = (item: Value): string => formatValue(item, verb, flags, run, depth + 1);
  const sharp = verb === "v" && flags.sharp;
  const parts = isList(value)
    ? value.map(shown)
    : isDict(value)
      ? keysOf(value).map((key) => `${formatValue(key, verb, flags, run)}:${shown(entry(value, key))}`)
      : [];
  run.text(parts.reduce((sum, part) => sum + part.length + 1, 0));
  if (sharp) return `${typeOf(value)}{${parts.join(", ")}}`;
  return isList(value) ? `[${parts.join(" ")}]` : `map[${parts.join(" ")}]`;
}

function integer({ value, kind }: Int, verb: string, flags: Flags, run: Run): string {
  switch (verb) {
    case "v":
      if (flags.sharp && kind.startsWith("u")) return number(value, 16, "0x", { ...flags, sharp: false });
      return number(value, 10, "", { ...flags, sharp: false });
    case "d":
      return number(value, 10, "", flags);
    case "b":
      return number(value, 2, flags.sharp ? "0b" : "", flags);
    case "o":
      return number(value, 8, flags.sharp ? "0" : "", flags);
    case "O":
      return number(value, 8, "0o", flags);
    case "x":
      return number(value, 16, flags.sharp ? "0x" : "", flags);
    case "X":
      return number(value, 16, flags.sharp ? "0X" : "", flags).toUpperCase();
    case "c":
      return pad(letterOf(value), flags);
    case "q":
      return pad(quoteCharacter(letterOf(value), flags.plus), flags);
    case "U": {
      const hex = BigInt.asUintN(64, value)
        .toString(16)
        .toUpperCase()
        .padStart(flags.precision ?? 4, "0");
      return pad(`U+${hex}${flags.sharp && value <= 0x10ffffn ? ` '${letterOf(value)}'` : ""}`, flags);
    }
    default:
      return bad(new Int(value, kind), verb, flags, run);
  }
}

function letterOf(value: bigint): string {
  const valid = value >= 0n && value <= 0x10ffffn && (value < 0xd800n || value >= 0xe000n);
  return valid ? String.fromCodePoint(Number(value)) : "\ufffd";
}

function number(value: bigint, base: number, prefix: string, flags: Flags): string {
  const sign = value < 0n ? "-" : flags.plus ? "+" : flags.space ? " " : "";
  let digits = (value < 0n ? -value : value).toString(base);
  if (flags.precision !== undefined) {
    if (flags.precision === 0 && value === 0n) return pad("", { ...flags, zero: false });
    digits = digits.padStart(flags.precision, "0");
  } else if (flags.zero && !flags.minus && flags.width !== undefined) {
    digits = digits.padStart(flags.width - sign.length, "0");
  }
  const marked = prefix === "0" && digits.startsWith("0") ? digits : prefix + digits;
  return pad(sign + marked, { ...flags, zero: false });
}

function float(value: number, verb: string, flags: Flags, run: Run): string {
  const form = (verb === "v" ? "g" : verb === "F" ? "f" : verb.toLowerCase()) as Form;
  if (!"vgefGEF".includes(verb)) return bad(value, verb, flags, run);
  let shown = formatFloat(value, form, flags.precision ?? (form === "g" ? -1 : 6));
  if (flags.sharp && verb !== "v") shown = withPoint(shown, form, flags.precision);
  if (verb === "G" || verb === "E") shown = shown.toUpperCase();
  if (!/^[+-]/.test(shown)) shown = (flags.plus ? "+" : flags.space ? " " : "") + shown;
  const sign = /^[+ -]/.exec(shown)?.[0] ?? "";
  const zeros = flags.zero && !flags.minus && Number.isFinite(value) && flags.width !== undefined;
  if (zeros) return sign + shown.slice(sign.length).padStart((flags.width ?? 0) - sign.length, "0");
  return pad(shown, { ...flags, zero: false });
}

/** For `%#g` and the like: always a point, and zeros at the end. */
function withPoint(shown: string, form: Form, precision: number | undefined): string {
  const [mantissa = "", exponent] = shown.split("e");
  const count = mantissa.replace(/^[-+]?0*\.?0*/, "").replace(".", "").length;
  const zeros = form === "g" ? "0".repeat(Math.max(0, (precision ?? 6) - count)) : "";
  const pointed = mantissa.includes(".") ? mantissa : `${mantissa}.`;
  return pointed + zeros + (exponent === undefined ? "" : `e${exponent}`);
}

function text(value: string, verb: string, flags: Flags, run: Run): string {
  run.text(value.length);
  switch (verb) {
    case "v":
      return pad(flags.sharp ? quote(value) : cut(value, flags.precision), flags);
    case "s":
      return pad(cut(value, flags.precision), flags);
    case "q": {
      const kept = cut(value, flags.precision);
      const raw = flags.sharp && !/[`\p{Cc}\ufeff]/u.test(kept.replaceAll("\t", ""));
      return pad(raw ? `\`${kept}\`` : quote(kept, flags.plus), flags);
    }
    case "x":
    case "X": {
      run.text(value.length * 4);
      const bytes = [...encode(flags.precision === undefined ? value : slice(value, 0, flags.precision))];
      const prefix = flags.sharp ? "0x" : "";
      const shown = bytes.map((byte) => byte.toString(16).padStart(2, "0"));
      const hex = flags.space
        ? shown.map((each) => prefix + each).join(" ")
        : (bytes.length > 0 ? prefix : "") + shown.join("");
      return pad(verb === "X" ? hex.toUpperCase() : hex, flags);
    }
    default:
      return bad(value, verb, flags, run);
  }
}

/** The first characters of a text. */
function cut(value: string, count: number | undefined): string {
  return count === undefined || value.length <= count ? value : [...value].slice(0, count).join("");
}

/** A verb that a value does not have, as Go shows it: with the value under the same flags. */
function bad(value: Value, verb: string, flags: Flags, run: Run): string {
  return `%!${verb}(${typeOf(value)}=${formatValue(value, "v", flags, run)})`;
}

/** Fills up to the width, which counts characters. */
function pad(shown: string, { width, minus, zero }: Flags): string {
  if (width === undefined || shown.length >= width * 2) return shown;
  const missing = width - [...shown].length;
  if (missing <= 0) return shown;
  return minus ? shown + " ".repeat(missing) : (zero ? "0" : " ").repeat(missing) + shown;
}
