import { expect, test } from "vitest";
import type { Answer, Asked } from "./asked.ts";
import { program } from "./program.ts";

async function run(argv: readonly string[], answer: Answer = { text: "fine\n", holds: true }) {
  const out: string[] = [];
  const err: string[] = [];
  let asked: Asked | undefined;
  const streams = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    cwd: "/somewhere",
  };
  const ask = async (given: Asked) => {
    asked = given;
    return answer;
  };
  const code = await program({ usage: "how\n", answer: ask }, argv, streams);
  return { code, out: out.join(""), err: err.join(""), asked };
}

test("arguments become a question", async () => {
  const { asked } = await run(["a", "--key", "k", "--key=l", "--since", "s", "--witness", "w", "-o", "json", "b"]);
  expect(asked).toMatchObject({
    cwd: "/somewhere",
    paths: ["a", "b"],
    keys: ["k", "l"],
    since: ["s"],
    witnesses: ["w"],
    json: true,
  });
});

test("the exit code says what came of it", async () => {
  expect(await run(["a"])).toMatchObject({ code: 0, out: "fine\n", err: "" });
  expect(await run(["a"], { text: "not\n", holds: false })).toMatchObject({ code: 1, out: "not\n" });
  expect(await run(["a"], { problem: "no", fix: "do" })).toMatchObject({ code: 2, err: "error: no\nfix: do\n" });
  const answer = { unreadable: "the log in a", why: "EISDIR", cause: undefined };
  expect(await run(["a"], answer)).toMatchObject({ code: 2, err: "error: the log in a cannot be read: EISDIR\n" });
});

test("what is not understood is said, and help helps", async () => {
  expect(await run(["--help"])).toMatchObject({ code: 0, out: "how\n" });
  expect(await run([])).toMatchObject({ code: 2, err: expect.stringContaining("nothing is named") });
  expect(await run(["a", "-o", "xml"])).toMatchObject({ code: 2, err: expect.stringContaining("no format xml") });
  expect(await run(["a", "--keys", "k"])).toMatchObject({ code: 2, err: expect.stringContaining("--keys") });
});
