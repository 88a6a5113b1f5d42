// Floats as text, in the forms of Go's strconv.

/** The digits of a number's size, without leading and trailing zeros: 0.DIGITS × 10^point. */
interface Digits {
  readonly digits: string;
  readonly point: number;
}

/** How a float is written: with an exponent, without, or whichever is shorter. */
export type Form = "e" | "f" | "g";

/**
 * A float in a form with so many digits (behind the point for `e` and `f`, in all for `g`); -1 for as many as tell it
 * from all others. The sign is written for negative numbers only.
 */
export function formatFloat(value: number, form: Form, precision: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value < 0 ? "-Inf" : "+Inf";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const size = Math.abs(value);
  const short = precision < 0;
  if (form === "e")
    return sign + exponential(short ? shortest(size) : rounded(size, precision + 1), short ? -1 : precision);
  if (form === "f") return sign + decimal(short ? shortest(size) : fixed(size, precision), short ? -1 : precision);
  const wanted = precision === 0 ? 1 : precision;
  const digits = short ? shortest(size) : rounded(size, wanted);
  const count = digits.digits.length;
  const limit = short ? 6 : wanted > count && count >= digits.point ? count : wanted;
  const exponent = digits.point - 1;
  const scientific = size !== 0 && (exponent < -4 || exponent >= (short ? 6 : limit));
  return sign + (scientific ? exponential(digits, -1) : decimal(digits, -1));
}

/** The fewest digits that tell a number from all others. */
function shortest(size: number): Digits {
  const [mantissa = "", exponent = "0"] = String(size).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return trimmed(whole + fraction, whole.length + Number(exponent));
}

/** All digits of a number: floats are sums of powers of two, so there are finitely many. */
function exact(size: number): Digits {
  if (size === 0) return { digits: "", point: 0 };
  let exponent = 0;
  let mantissa = size;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent++;
  }
  const digits = (BigInt(mantissa) * 5n ** BigInt(exponent)).toString();
  return trimmed(digits, digits.length - exponent);
}

function trimmed(digits: string, point: number): Digits {
  const from = /^0*/.exec(digits)?.[0].length ?? 0;
  const rest = digits.slice(from).replace(/0+$/, "");
  return rest === "" ? { digits: "", point: 0 } : { digits: rest, point: point - from };
}

/** The number in so many digits, the last one rounded half to even. */
function rounded(size: number, count: number): Digits {
  return round(exact(size), count);
}

/** The number with so many digits behind the point. */
function fixed(size: number, places: number): Digits {
  const all = exact(size);
  return round(all, all.point + places);
}

function round(all: Digits, count: number): Digits {
  const { digits, point } = all;
  if (count >= digits.length) return all;
  if (count < 0) return { digits: "", point: 0 };
  const kept = digits.slice(0, count);
  const next = digits.charCodeAt(count) - 48;
  const half = next === 5 && digits.length === count + 1;
  const odd = count > 0 && (kept.charCodeAt(count - 1) - 48) % 2 === 1;
  if (next < 5 || (half && !odd)) return trimmed(kept, point);
  const up = (BigInt(kept === "" ? "0" : kept) + 1n).toString().padStart(count, "0");
  return trimmed(up, point + up.length - count);
}

function exponential({ digits, point }: Digits, places: number): string {
  const fraction = places < 0 ? digits.slice(1) : digits.slice(1).padEnd(places, "0");
  const exponent = digits === "" ? 0 : point - 1;
  const shown = Math.abs(exponent).toString().padStart(2, "0");
  return `${digits.charAt(0) || "0"}${fraction === "" ? "" : `.${fraction}`}e${exponent < 0 ? "-" : "+"}${shown}`;
}

function decimal({ digits, point }: Digits, places: number): string {
  const whole = point <= 0 ? "0" : digits.slice(0, point).padEnd(point, "0");
  const behind = (point < 0 ? "0".repeat(digits === "" ? 0 : -point) : "") + digits.slice(Math.max(point, 0));
  const fraction = places < 0 ? behind : behind.padEnd(places, "0");
  return fraction === "" ? whole : `${whole}.${fraction}`;
}

/** A float as Go prints it: the shortest form, with an exponent from 1e+06 on (1e+21 in JSON). */
export function floatText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1_000_000 && !Object.is(value, -0)) return String(value);
  return formatFloat(value, "g", -1);
}
