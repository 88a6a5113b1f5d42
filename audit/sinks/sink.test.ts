import { expect, test } from "vitest";
import { RefusedBatch, reasonOf, SinkTrouble } from "./sink.ts";

test("a reason has our words or a code, and nothing of others", () => {
  expect(reasonOf(new SinkTrouble("it is gone"))).toBe("it is gone");
  expect(reasonOf(new RefusedBatch("too large"))).toBe("too large");
  expect(reasonOf(Object.assign(new Error("to https://u:sesame@a"), { code: "ECONNREFUSED" }))).toBe("ECONNREFUSED");
  expect(reasonOf(new TypeError("sesame", { cause: Object.assign(new Error("sesame"), { code: "EPIPE" }) }))).toBe(
    "EPIPE",
  );
  expect(reasonOf(new TypeError("sesame"))).toBe("TypeError");
  expect(reasonOf(Object.assign(new Error("sesame"), { code: "sesame" }))).toBe("Error");
  expect(reasonOf(new DOMException("sesame", "TimeoutError"))).toBe("it took too long");
  for (const other of [undefined, null, "sesame", { message: "sesame" }]) expect(reasonOf(other)).toBe("it failed");
});
