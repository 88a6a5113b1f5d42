import type { CallEstimate, CallNodes, Sizes } from "./node.ts";
import { constantOf, sizeOf } from "./node.ts";
import type { Range } from "./range.ts";
import { add, exactly, limit, multiply, one, scale, wrap } from "./range.ts";

/** What a signature of the extension libraries for lists and sets may cost, whoever estimates; undefined for others. */
export function libraryEstimate(overload: string, { target, args }: CallNodes, sizes: Sizes): CallEstimate | undefined {
  const [first, second] = args;
  const size = target && sizeOf(target, sizes);
  const sorted = /^list_(.*)_(sort|sortByAssociatedKeys)$/.exec(overload);
  if (sorted !== null) {
    const by = sorted[2] === "sort" ? size : first && sizeOf(first, sizes);
    const texts = sorted[1] === "string" || sorted[1] === "bytes";
    return by && allocating(multiply(by, by), texts ? 2.1 : 2);
  }
  switch (overload) {
    case "list_slice":
      return size && first && second && allocating(sliced(constantOf(first), constantOf(second) ?? size.max), 1);
    case "lists_range":
      return first && allocating(exactly(constantOf(first) ?? limit), 1);
    case "list_reverse":
      return size && allocating(size, 1);
    case "list_flatten":
    case "list_flatten_int":
      return size && allocating(size, first === undefined ? 1 : Number(constantOf(first) ?? limit));
    case "list_distinct":
      return size && allocating(multiply(size, size), 2);
    case "list_sets_contains_list":
    case "list_sets_intersects_list":
      return first && second && pairs(sizeOf(first, sizes), sizeOf(second, sizes), 1);
    case "list_sets_equivalent_list":
      return first && second && pairs(sizeOf(first, sizes), sizeOf(second, sizes), 2);
    default:
      return undefined;
  }
}

function sliced(start: bigint | undefined, end: bigint): Range {
  return exactly(wrap(end - (start ?? 0n)));
}

/** One call and one new list, besides the work. */
function allocating(size: Range, factor: number): CallEstimate {
  return { cost: add(scale(size, factor), exactly(11)), size };
}

function pairs(a: Range, b: Range, factor: number): CallEstimate {
  return { cost: add(scale(multiply(a, b), factor), one) };
}
