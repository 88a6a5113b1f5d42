import { expect, test } from "vitest";
import { cable, cables, freeCable } from "./addresses.ts";

test("each cable has two addresses of its own, and a name that an interface can have", () => {
  expect(cable(0)).toEqual({ name: "bubu0", outside: "198.18.0.1", inside: "198.18.0.2" });
  expect(cable(64)).toEqual({ name: "bubu64", outside: "198.18.1.1", inside: "198.18.1.2" });
  const last = cable(cables - 1);
  expect(last).toEqual({ name: "bubu32767", outside: "198.19.255.253", inside: "198.19.255.254" });
  expect(last.name.length).toBeLessThan(16);
  expect(cable(cables + 5)).toEqual(cable(5));
});

test("a cable in use is passed over", () => {
  expect(freeCable(7, new Set(["198.18.0.29", "198.18.0.33"]))).toEqual(cable(9));
});
