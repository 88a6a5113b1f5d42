const timeMarker = Buffer.from('"time":"');

/**
 * The `time` of a record, without reading the rest of it: our records have their attributes before anything nested, and
 * a quotation mark inside of a text is escaped. Undefined where there is none that is a time.
 */
export function timeOf(record: Uint8Array): string | undefined {
  const bytes = Buffer.from(record.buffer, record.byteOffset, Math.min(record.length, 1_024));
  const start = bytes.indexOf(timeMarker);
  if (start < 0) return undefined;
  const from = start + timeMarker.length;
  const text = bytes.toString("latin1", from, bytes.indexOf('"', from));
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text) ? text : undefined;
}
