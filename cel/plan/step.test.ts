import { describe, expect, it } from "vitest";
import { CelError, Pending } from "../values/value.ts";
import { placed, together } from "./step.ts";

describe("steps", () => {
  it("place errors once", () => {
    expect(placed(new CelError("x"), 3)).toEqual(new CelError("x", 3));
    expect(placed(new CelError("x", 1), 3)).toEqual(new CelError("x", 1));
    expect(placed(5, 3)).toBe(5);
  });

  it("join faults: what is not known outweighs errors, the first error stays", () => {
    const [a, b] = [new CelError("a"), new CelError("b")];
    expect(together(a, b, 0)).toBe(a);
    expect(together(a, new Pending([1]), 0)).toEqual(new Pending([1]));
    expect(together(new Pending([1]), new Pending([2]), 0)).toEqual(new Pending([1, 2]));
    expect(together(new Pending([1]), b, 0)).toEqual(new Pending([1]));
    expect(together(undefined, 5, 2)).toEqual(new CelError("no such overload", 2));
  });
});
