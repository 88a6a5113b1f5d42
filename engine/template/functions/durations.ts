const hour = 3_600_000_000_000n;
const minute = 60_000_000_000n;
const second = 1_000_000_000n;

/** A duration in nanoseconds as Go shows it: `1h2m3.5s`, `1.5ms`. */
export function durationText(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return "0s";
  const sign = nanoseconds < 0n ? "-" : "";
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  if (size < 1_000n) return `${sign}${size}ns`;
  if (size < 1_000_000n) return `${sign}${fraction(size, 1_000n)}µs`;
  if (size < second) return `${sign}${fraction(size, 1_000_000n)}ms`;
  const hours = size / hour;
  const minutes = (size % hour) / minute;
  const seconds = `${fraction(size % minute, second)}s`;
  if (hours > 0n) return `${sign}${hours}h${minutes}m${seconds}`;
  return minutes > 0n ? `${sign}${minutes}m${seconds}` : sign + seconds;
}

function fraction(value: bigint, unit: bigint): string {
  const digits = (value % unit)
    .toString()
    .padStart(unit.toString().length - 1, "0")
    .replace(/0+$/, "");
  return `${value / unit}${digits === "" ? "" : `.${digits}`}`;
}

const units: readonly (readonly [bigint, string])[] = [
  [hour * 24n * 365n, "y"],
  [hour * 24n * 30n, "mo"],
  [hour * 24n, "d"],
  [hour, "h"],
  [minute, "m"],
  [second, "s"],
];

/** A duration in its largest unit, rounded down: `2h`. Exactly one of a unit is shown in the next smaller one. */
export function roundedDuration(nanoseconds: bigint): string {
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  for (const [unit, name] of units) if (size > unit) return `${size / unit}${name}`;
  return "0s";
}
