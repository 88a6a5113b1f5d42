import { codePoints } from "../values/utf8.ts";
import { CelError, Duration } from "../values/value.ts";
import type { Call } from "./declare.ts";
import { on } from "./declare.ts";
import { indexOfText, lastIndexOfText } from "./search.ts";

/** A search that begins beyond the end of the text is an error. */
function within(search: typeof indexOfText): Call {
  return (frame, text, part, from) =>
    Number(from) > codePoints(String(text))
      ? new CelError(`index out of range: ${from}`)
      : search(frame, text, part, Number(from));
}

/** By signature, what the specification wants where cel-go 0.26 does something else. */
export const specification: ReadonlyMap<string, Call> = new Map([
  ["string_index_of_string_int", within(indexOfText)],
  ["string_last_index_of_string_int", within(lastIndexOfText)],
  ["duration_to_milliseconds", on(Duration, ({ nanos }) => Number((nanos / 1_000_000n) % 1_000n))],
]);
