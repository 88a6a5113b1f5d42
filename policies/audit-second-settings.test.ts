import { expect, test } from "vitest";
import { settingsOf } from "./settings-of.ts";

test("a second holder is a database, whose address has no credentials", () => {
  const problems = (address: string) => settingsOf({ audit: { second: { address } } }).problems;
  for (const address of ["postgres://db.example/audit", "postgres://127.0.0.1:5433/audit"])
    expect(problems(address)).toBeUndefined();
  for (const address of ["postgres://u:p@db/audit", "https://db/audit", "postgres://db"])
    expect(problems(address)).toEqual([expect.stringMatching(/^audit\.second\.address: /)]);
});
