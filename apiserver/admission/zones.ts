const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** Seconds east of UTC of a time zone by its IANA name, at a moment (seconds since 1970), from the data that Node brings; undefined for no zone. */
export function zones(name: string, seconds: number): number | undefined {
  if (!formats.has(name)) formats.set(name, formatOf(name));
  const parts = formats.get(name)?.formatToParts(seconds * 1_000);
  if (parts === undefined) return undefined;
  const shown = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours = "0", minutes = "0", rest = "0"] = /([+-])(\d+):(\d+)(?::(\d+))?$/.exec(shown) ?? [];
  const offset = Number(hours) * 3_600 + Number(minutes) * 60 + Number(rest);
  return sign === "-" ? -offset : offset;
}

/** Only names of the zone database are zones, in their own spelling: no offsets, no abbreviations. */
function formatOf(name: string): Intl.DateTimeFormat | undefined {
  if (!/^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)*$/.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name, timeZoneName: "longOffset" });
  } catch {
    return undefined;
  }
}
