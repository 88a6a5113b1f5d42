import { BubuError } from "@bubustack/api/errors";
import { expect, test } from "vitest";
import { fail, UsageError } from "./fail.ts";
import type { Io } from "./io.ts";

function said(error: unknown, json: boolean): string {
  let text = "";
  const io: Pick<Io, "err"> = {
    err: (more) => {
      text += more;
    },
  };
  expect(fail(io, error, json)).toBe(2);
  return text;
}

test("an error is its message with the code, and what to do", () => {
  expect(said(new UsageError("no such flag", "did you mean -o?"), false)).toBe(
    "error: no such flag (cli/usage)\nfix: did you mean -o?\n",
  );
  expect(said(new BubuError("kube/unreachable", "nobody answers"), true)).toMatch(
    /^{"version":1,"error":{"code":"kube\/unreachable","message":"nobody answers","fix":"[^"]+"}}\n$/,
  );
});

test("a defect of ours is named without its stack", () => {
  expect(said(new TypeError("x is not a function"), false)).toMatch(
    /^error: TypeError: x is not a function \(cli\/internal\)\nfix: .+\n$/,
  );
});
