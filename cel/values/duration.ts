import { toInt } from "./int.ts";
import { plainDouble } from "./number-text.ts";
import { CelError, Duration } from "./value.ts";

const units: { readonly [unit: string]: bigint } = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};
const part = /([0-9]*)(?:\.([0-9]*))?(ns|us|µs|μs|ms|s|m|h)/y;

/** A length of time as Go writes it (`1h30m`, `-1.5s`, `0`); undefined where the text is none or does not fit. */
export function readDuration(text: string): Duration | undefined {
  const sign = /^[+-]/.test(text) ? text[0] : "";
  const body = sign === "" ? text : text.slice(1);
  if (body === "0") return new Duration(0n);
  if (body === "" || body.length > 200) return undefined;
  let nanos = 0n;
  part.lastIndex = 0;
  while (part.lastIndex < body.length) {
    const [, whole = "", fraction = "", unit = ""] = part.exec(body) ?? [];
    if (whole + fraction === "") return undefined;
    const scale = units[unit] ?? 0n;
    nanos += BigInt(whole || "0") * scale;
    if (fraction !== "") nanos += (BigInt(fraction) * scale) / 10n ** BigInt(fraction.length);
  }
  const signed = sign === "-" ? -nanos : nanos;
  return toInt(signed) instanceof CelError ? undefined : new Duration(signed);
}

/** Seconds as a double, rounded as Go does: whole seconds and the fraction apart. */
export function seconds({ nanos }: Duration): number {
  return Number(nanos / 1_000_000_000n) + Number(nanos % 1_000_000_000n) / 1e9;
}

export function formatDuration(duration: Duration): string {
  return `${plainDouble(seconds(duration))}s`;
}

/** A length of time from nanoseconds, or the overflow. */
export function durationOf(nanos: bigint): Duration | CelError {
  const checked = toInt(nanos);
  return checked instanceof CelError ? checked : new Duration(nanos);
}
