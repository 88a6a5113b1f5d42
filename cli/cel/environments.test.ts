import { expect, test } from "vitest";
import { bubu } from "../testing/io.ts";
import { environmentNamed } from "./environments.ts";

const evaluate = (env: string, source: string) => bubu(["cel", "eval", "--env", env, source]);

test("what may be used depends on the environment", async () => {
  expect((await evaluate("kubernetes", "quantity('1Ki').asInteger()")).out).toBe("1024\n");
  expect((await evaluate("kubernetes-1.27", "quantity('1Ki').asInteger()")).err).toContain(
    "undeclared reference to 'quantity'",
  );
  expect((await evaluate("kubernetes-mutation", "jsonpatch.escapeKey('a/b')")).out).toBe('"a~1b"\n');
  expect((await evaluate("plain", "math.greatest(1, 2)")).out).toBe("2\n");
});

test("another name is refused", async () => {
  expect(environmentNamed("kubernetes-2.1")).toBeUndefined();
  expect((await evaluate("kubernetes-1.99", "1")).err).toContain("up to kubernetes-1.36");
  expect(await evaluate("toString", "1")).toMatchObject({ code: 2 });
});
