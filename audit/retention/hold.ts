import type { Source } from "../files/source.ts";
import { means } from "../query/criteria.ts";
import type { Traits } from "../query/traits.ts";
import { fieldsOf, parseRecord } from "../record/fields.ts";

/** Records that have to be kept, whatever their age, because somebody may need them before a court. */
export interface Hold {
  /** Tells it from others; a hold of the same name with another content is another hold. */
  readonly name: string;
  readonly reason: string;
  /** Who wants it. */
  readonly by: string;
  /** What it is about: a record that fits all that is said here. Nothing said: all. A value with `*` at its end stands for all that begin so. */
  readonly namespaces?: readonly string[];
  readonly kinds?: readonly string[];
  readonly actors?: readonly string[];
  /** The earliest and the latest time (RFC 3339), both included. */
  readonly from?: string;
  readonly to?: string;
}

/** Where a log has the holds that are in force for it. */
export const holdsFile = "holds.json";

/** The holds of a log, as whoever writes it was told last. Fails where they cannot be read: then nothing may be destroyed. */
export async function holdsOf(source: Source): Promise<readonly Hold[]> {
  const bytes = await source.read(holdsFile);
  if (bytes === undefined) return [];
  const { holds } = parseRecord(bytes);
  if (!Array.isArray(holds)) throw new Error(`${holdsFile} cannot be read`);
  return holds.map((hold) => parsed(fieldsOf(hold)));
}

/** The hold that something of a namespace is kept by; undefined where there is none. */
export function holdOn(holds: readonly Hold[], namespace: string): Hold | undefined {
  return holds.find(({ namespaces }) => some(namespaces, [namespace]));
}

/** Whether a record with these traits, and this time in milliseconds since 1970, is held. What cannot be known counts as held. */
export function isHeld(hold: Hold, traits: Traits, sealed: boolean, time: number | undefined): boolean {
  const { namespaces, kinds, actors, from, to } = hold;
  const inside =
    time === undefined ||
    (time >= (from === undefined ? time : Date.parse(from)) && time <= (to === undefined ? time : Date.parse(to)));
  return (
    inside && some(namespaces, traits.namespace) && some(kinds, traits.kind) && (sealed || some(actors, traits.actor))
  );
}

/** Whether one of the values is wanted; every value is where none is named. */
function some(wanted: readonly string[] | undefined, values: readonly string[]): boolean {
  if (wanted === undefined || wanted.length === 0) return true;
  return values.some((value) => wanted.some((one) => means(one, value)));
}

function parsed({
  name,
  reason,
  by,
  namespaces,
  kinds,
  actors,
  from,
  to,
}: {
  readonly [field: string]: unknown;
}): Hold {
  return {
    ...{ name: String(name), reason: String(reason), by: String(by) },
    ...{ namespaces: texts(namespaces), kinds: texts(kinds), actors: texts(actors) },
    ...(typeof from === "string" && { from }),
    ...(typeof to === "string" && { to }),
  };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
