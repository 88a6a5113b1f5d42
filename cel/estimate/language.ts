import type { CallEstimate, CallNodes } from "./node.ts";
import type { Range } from "./range.ts";
import { add, multiply, one, scale, unknown, wrap } from "./range.ts";

/** What going through a text costs, by its characters. */
export const perCharacter = 0.1;
/** What a pattern adds, by its characters. */
export const perPattern = 0.25;

/** What a signature of the language itself may cost besides its arguments; 1 where nothing is said. */
export function languageEstimate(overload: string, nodes: CallNodes): CallEstimate {
  return known(overload, nodes) ?? { cost: one };
}

function known(overload: string, { target, args }: CallNodes): CallEstimate | undefined {
  const size = target && (target.size ?? unknown);
  const [first, second] = args.map((arg) => arg.size ?? unknown);
  switch (overload) {
    case "string_format":
      return size && { cost: scale(size, perCharacter) };
    case "string_to_bytes":
      return first && converted(first, { min: first.min, max: wrap(first.max * 4n) });
    case "bytes_to_string":
      return first && converted(first, { min: first.min / 4n, max: first.max });
    case "strings_quote":
      return first && converted(first, { min: wrap(first.min + 2n), max: wrap(first.max * 2n + 2n) });
    case "starts_with_string":
    case "ends_with_string":
      return first && { cost: scale(first, perCharacter) };
    case "in_list":
      return second && { cost: scale(second, 1) };
    case "matches_string":
      return size && first && { cost: matching(size, first) };
    case "contains_string":
      return size && first && { cost: multiply(scale(size, perCharacter), scale(first, perCharacter)) };
    case "add_list":
      return first && second && { cost: one, size: add(first, second) };
    case "add_string":
    case "add_bytes": {
      const both = first && second && add(first, second);
      return both && { cost: scale(both, perCharacter), size: both };
    }
    default:
      return first && second && compares.test(overload) ? { cost: comparing(first, second) } : undefined;
  }
}

const compares = /^(equals|not_equals|(less|less_equals|greater|greater_equals)_(string|bytes))$/;

function converted(size: Range, result: Range): CallEstimate {
  return { cost: scale(size, perCharacter), size: result };
}

/** A text of no characters counts one: the pattern costs all the same. */
export function matching(text: Range, pattern: Range): Range {
  return multiply(scale(add(text, one), perCharacter), scale(pattern, perPattern));
}

function comparing(a: Range, b: Range): Range {
  const max = a.max < b.max ? a.max : b.max;
  return scale({ min: max > 0n ? 1n : 0n, max }, perCharacter);
}
