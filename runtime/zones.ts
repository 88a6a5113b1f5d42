const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** Seconds east of UTC of a time zone by its IANA name, at a moment (seconds since 1970), from the data that Node brings; undefined for no zone. */
export function zones(name: string, seconds: number): number | undefined {
  if (!formats.has(name)) formats.set(name, format(name));
  const parts = formats.get(name)?.formatToParts(new Date(seconds * 1000));
  if (parts === undefined) return undefined;
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const year = part("year");
  const local = new Date(0);
  local.setUTCFullYear(year, part("month") - 1, part("day"));
  local.setUTCHours(part("hour"), part("minute"), part("second"));
  return local.getTime() / 1000 - Math.floor(seconds);
}

/** Names as the zone database has them: no other spelling, no offsets, no abbreviations. */
function format(name: string): Intl.DateTimeFormat | undefined {
  if (!/^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)*$/.test(name)) return undefined;
  try {
    const numeric = "numeric" as const;
    return new Intl.DateTimeFormat("en-u-ca-iso8601-hc-h23", {
      timeZone: name,
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    });
  } catch {
    return undefined;
  }
}
