import { expect, test } from "vitest";
import { evaluated, failed } from "../testing/evaluated.ts";

test("versions are compared, and their parts read", () => {
  expect(evaluated('{{ semverCompare "^1.2" "1.3.0" }}')).toBe(true);
  expect(evaluated('{{ (semver "v1.2").Minor }}')).toBe(2);
  expect(evaluated('x{{ semver "v1.2" }}')).toBe("x1.2.0");
});

test.each(['{{ semver "x" }}', '{{ semverCompare "bad" "1.0.0" }}', '{{ semverCompare "^1" "x" }}'])(
  "%s is refused",
  (text) => {
    expect(failed(text).kind).toBe("value");
  },
);
