import { expect, test } from "vitest";
import { actorName, textOf } from "./actor.ts";

test("who did something, by name or as sealed", () => {
  expect(actorName({ actor: { username: "ada" } })).toBe("ada");
  expect(actorName({ reader: "grace" })).toBe("grace");
  expect(actorName({ actor: { sealed: "x", digest: `hmac-sha256:${"a".repeat(64)}` } })).toBe("sealed aaaaaaaaaaaa");
  expect(actorName({})).toBe("");
  expect([textOf("a"), textOf(1), textOf(undefined)]).toEqual(["a", "", ""]);
});
