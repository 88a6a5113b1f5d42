import { expect, test } from "vitest";
import { askedBy, say } from "./asked.ts";

test("paths, and flags that repeat, are lists", () => {
  const given = { args: ["a", "b"], flags: { key: ["k"], output: "json" } };
  expect(askedBy({ cwd: "/x", color: false }, given)).toMatchObject({
    cwd: "/x",
    paths: ["a", "b"],
    keys: ["k"],
    since: [],
    witnesses: [],
    json: true,
  });
});

test("an answer is said, and what could not be answered is an error", () => {
  const said: string[] = [];
  const io = { out: (text: string) => void said.push(text) };
  expect([say(io, { text: "a", holds: true }), say(io, { text: "b", holds: false }), said]).toEqual([0, 1, ["a", "b"]]);
  expect(() => say(io, { problem: "no", fix: "do" })).toThrow("no");
  expect(() => say(io, { unreadable: "the log in a", why: "gone", cause: undefined })).toThrow(
    "the log in a cannot be read: gone",
  );
});
