/** A finite number with `digits` after the point, halves to even. */
export function fixed(value: number, digits: number): string {
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const size = Math.abs(value);
  if (size >= 1e21) return `${sign}${BigInt(size)}${digits > 0 ? `.${"0".repeat(digits)}` : ""}`;
  const shown = Math.min(digits, 100);
  const text = evenTie(size.toFixed(shown), size, shown);
  return sign + text + "0".repeat(digits - shown);
}

/** JavaScript rounds halves up; an odd last digit that came from a half goes down by one. */
function evenTie(text: string, size: number, digits: number): string {
  if (digits >= 90) return text;
  const exact = size.toFixed(100);
  const rest = exact.slice(exact.indexOf(".") + 1 + digits);
  if (!/^50*$/.test(rest) || (Number(text.at(-1)) & 1) === 0) return text;
  return text.slice(0, -1) + String(Number(text.at(-1)) - 1);
}

/** A finite number as `1.5e+03`. */
export function scientific(value: number, digits: number): string {
  const shown = Math.min(digits, 100);
  const sign = Object.is(value, -0) ? "-" : "";
  const [mantissa = "0", exponent = "0"] = value.toExponential(shown).split("e");
  const power = Math.abs(Number(exponent));
  return `${sign}${mantissa}e${exponent.startsWith("-") ? "-" : "+"}${String(power).padStart(2, "0")}`;
}

/** A number with groups of three digits: `1,234.50`. */
export function grouped(value: number, digits: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "-∞";
  const [whole = "", fraction] = fixed(value + 0, digits).split(".");
  const parts = whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ",");
  return fraction === undefined ? parts : `${parts}.${fraction}`;
}

const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A number as a power of ten: `1.052033×10⁰³`; `width` is the least number of characters. */
export function powers(value: number, width: number): string {
  return powerText(value).padStart(width);
}

function powerText(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "-∞";
  const [mantissa = "", exponent = ""] = scientific(value + 0, 6).split("e");
  const digits = [...exponent.slice(1)].map((digit) => raised[Number(digit)] ?? "").join("");
  return `${mantissa}×10${exponent.startsWith("-") ? "⁻" : ""}${digits}`;
}
