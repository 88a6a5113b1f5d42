import type { Frame } from "../plan/frame.ts";
import { codePoints } from "../values/utf8.ts";
import type { Value } from "../values/value.ts";
import { CelError } from "../values/value.ts";
import { indexIn, lastIndexIn } from "./find.ts";

/** The offset in units of a character, counted from 0. */
export function unitOf(text: string, character: number): number {
  if (codePoints(text) === text.length) return character;
  let unit = 0;
  for (let left = character; left > 0 && unit < text.length; left--)
    unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
  return unit;
}

/** Refuses a search whose steps may be too many. */
function tooLong(frame: Frame, text: string, part: string): CelError | undefined {
  return frame.work(Math.ceil((text.length + part.length) * 0.15));
}

/** Where a part first stands at or after a character, in characters; -1 for nowhere. */
export function indexOfText(frame: Frame, a: Value, b: Value, from: number): Value {
  const [text, part] = [String(a), String(b)];
  if (part === "") return from;
  if (from < 0) return new CelError(`index out of range: ${from}`);
  const refused = tooLong(frame, text, part);
  if (refused !== undefined) return refused;
  const unit = indexIn(text, part, unitOf(text, from));
  return unit < 0 ? -1 : codePoints(text.slice(0, unit));
}

/** Where a part last stands at or before a character; the end where none is given. */
export function lastIndexOfText(frame: Frame, a: Value, b: Value, from: number | undefined): Value {
  const [text, part] = [String(a), String(b)];
  const length = codePoints(text);
  if (part === "") return from ?? length;
  if (from !== undefined && from < 0) return new CelError(`index out of range: ${from}`);
  if (from !== undefined && from >= length) return -1;
  const refused = tooLong(frame, text, part);
  if (refused !== undefined) return refused;
  const unit = lastIndexIn(text, part, from === undefined ? undefined : unitOf(text, from));
  return unit < 0 ? -1 : codePoints(text.slice(0, unit));
}
