import { expect, test } from "vitest";
import { postTo } from "./post.ts";

test("a checkpoint is posted below the witness's URL, and no answer is read without end", async () => {
  const asked: string[] = [];
  const answering =
    (body: string): typeof fetch =>
    async (url, init) => {
      asked.push(`${init?.method} ${url} ${init?.body} ${init?.redirect}`);
      return new Response(body, { status: 409 });
    };
  expect(await postTo("https://w.example/a", answering("7\n"))("old 0")).toEqual({ status: 409, body: "7\n" });
  await postTo("https://w.example/", answering(""))("b");
  expect(asked).toEqual([
    "POST https://w.example/a/add-checkpoint old 0 manual",
    "POST https://w.example/add-checkpoint b manual",
  ]);
  await expect(postTo("https://w.example", answering("x".repeat(70_000)))("")).rejects.toThrow("more than");
});
