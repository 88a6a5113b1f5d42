/** An object of a record, whose fields are not known yet. */
export type Fields = { readonly [name: string]: unknown };

/** The fields of a value; none where it is no object. */
export function fieldsOf(value: unknown): Fields {
  return hasFields(value) ? value : none;
}

const none: Fields = {};

function hasFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A record as the CloudEvent that it is; no fields where it is not JSON. */
export function parseRecord(record: Uint8Array): Fields {
  try {
    return fieldsOf(JSON.parse(Buffer.from(record.buffer, record.byteOffset, record.length).toString("utf8")));
  } catch {
    return {};
  }
}

/** The data of a record of a type; undefined where it is of another. Most are of another, and not parsed. */
export function dataOf(record: Uint8Array, type: string): Fields | undefined {
  const bytes = Buffer.from(record.buffer, record.byteOffset, record.length);
  const event = bytes.includes(`"type":"${type}"`) ? parseRecord(record) : none;
  return event["type"] === type ? fieldsOf(event["data"]) : undefined;
}
