const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** Seconds east of UTC of a time zone at a moment (seconds since 1970), from the zones that Node knows; undefined for no zone. */
export function zones(name: string, seconds: number): number | undefined {
  const format = formatOf(name);
  if (format === undefined) return undefined;
  const text = format.formatToParts(seconds * 1_000).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign = "+", hours = "0", minutes = "0", rest = "0"] = /([+-])(\d+):(\d+)(?::(\d+))?$/.exec(text) ?? [];
  const size = Number(hours) * 3_600 + Number(minutes) * 60 + Number(rest);
  return sign === "-" ? -size : size;
}

/** Names of zones are told by their case, which Intl does not do. */
function formatOf(name: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(name)) formats.set(name, made(name));
  return formats.get(name);
}

function made(name: string): Intl.DateTimeFormat | undefined {
  if (!/^[A-Z]/.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
  } catch {
    return undefined;
  }
}
