import { expect, test } from "vitest";
import { Instant } from "../instant.ts";
import { int } from "../value.ts";
import { any, dict, text, time, whole } from "./take.ts";

test("arguments are taken by their place", () => {
  const now = new Instant(5);
  const args = ["a", int(2), { k: 1 }, now];
  expect([text(args, 0), whole(args, 1), dict(args, 2), time(args, 3), any(args, 4)]).toEqual([
    "a",
    2,
    { k: 1 },
    now,
    null,
  ]);
});
