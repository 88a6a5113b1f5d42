import { recordTypes } from "@bubustack/api/audit/record-types";
import { means } from "../query/criteria.ts";
import { shortType } from "../query/traits.ts";
import { parseRecord } from "../record/fields.ts";
import type { SinkSettings } from "./sink.ts";

const classes = new Map<string, string>(recordTypes.map((type) => [type.type, type.class]));

/** Which records a sink is sent: of one of the types and of one of the classes, where either is named. */
export function wanted({
  types,
  classes: kinds,
}: Pick<SinkSettings, "types" | "classes">): (record: Uint8Array) => boolean {
  if (types === undefined && kinds === undefined) return () => true;
  return (record) => {
    const type = String(parseRecord(record)["type"]);
    const typed = types === undefined || types.some((each) => means(each, shortType(type)));
    // A type that is not known is in no class that could be meant.
    return typed && (kinds === undefined || kinds.some((each) => each === classes.get(type)));
  };
}
