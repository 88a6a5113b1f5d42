import { describe, expect, test } from "vitest";
import { web } from "./web.ts";

/** A site that answers each path in turn with these; what it was asked for, and how long it was waited. */
function site(...answers: readonly (Response | Error)[]) {
  const asked: string[] = [];
  const waited: number[] = [];
  const left = [...answers];
  const ask: typeof fetch = async (url, init) => {
    asked.push(`${init?.redirect} ${url}`);
    const answer = left.shift() ?? new Error("no more answers");
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const read = web("https://logs.example/a", ask, async (ms) => waited.push(ms)).read;
  return { read, asked, waited };
}

const answer = (status: number, body = "") => new Response(status === 204 ? null : body, { status });

test("files are below the URL, and redirects are not followed", async () => {
  const { read, asked } = site(answer(200, "abc"));
  expect(Buffer.from((await read("tile/0/000")) ?? []).toString()).toBe("abc");
  expect(asked).toEqual(["manual https://logs.example/a/tile/0/000"]);
});

test.each([404, 410])("%i is no file", async (status) => {
  expect(await site(answer(status)).read("checkpoint")).toBeUndefined();
});

describe("what would be the same again is not asked again", () => {
  test.each([
    [answer(301), "leads elsewhere, which is not followed"],
    [answer(403), "answered 403"],
    [answer(206, "a"), "answered 206"],
    [answer(204), "answered 204"],
    [answer(200, "x".repeat(8_193)), "is larger than the 8192 bytes that it may have"],
  ])("%#", async (given, why) => {
    const { read, asked } = site(given);
    await expect(read("tile/0/000")).rejects.toThrow(`https://logs.example/a/tile/0/000 ${why}`);
    expect(asked.length).toBe(1);
  });
});

describe("trouble of a moment", () => {
  test("is waited out", async () => {
    const { read, waited } = site(answer(503), new TypeError("fetch failed"), answer(200, "abc"));
    expect((await read("checkpoint"))?.length).toBe(3);
    expect(waited).toEqual([500, 2_000]);
  });

  test("is said in the end, with its reason", async () => {
    const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
    const failed = new TypeError("fetch failed", { cause: refused });
    const { read } = site(failed, failed, failed);
    await expect(read("checkpoint")).rejects.toThrow(
      "https://logs.example/a/checkpoint cannot be reached: ECONNREFUSED",
    );
  });
});
