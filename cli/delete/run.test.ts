import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestCluster } from "../testing/cluster.ts";
import { testCluster } from "../testing/cluster.ts";
import { bubu } from "../testing/io.ts";
import { story } from "../testing/sample.ts";

let cluster: TestCluster;
const run = (stdin: string, ...argv: string[]) => bubu(argv, { env: cluster.env, stdin });
beforeAll(async () => {
  cluster = await testCluster();
});
afterAll(() => cluster.close());

test("by name and by file, last ones first", async () => {
  const both = `${story("a")}---\n${story("b")}`;
  await run(`${both}---\n${story("c")}`, "apply", "-f", "-");
  expect(await run("", "delete", "story", "c", "--dry-run")).toMatchObject({
    out: 'story.bubustack.io "c" deleted (dry run)\n',
  });
  expect(await run("", "delete", "story", "c")).toEqual({ code: 0, out: 'story.bubustack.io "c" deleted\n', err: "" });
  expect((await run(both, "delete", "-f", "-")).out).toBe(
    'story.bubustack.io "b" deleted\nstory.bubustack.io "a" deleted\n',
  );
});

test("what is not there is refused, unless that is fine", async () => {
  expect(await run("", "delete", "story", "zz")).toMatchObject({ code: 1, err: expect.stringContaining("not found") });
  expect(await run("", "delete", "story", "zz", "--ignore-not-found")).toEqual({ code: 0, out: "", err: "" });
});

test("either names or a file", async () => {
  for (const argv of [[], ["story"], ["story", "a", "-f", "-"]]) {
    expect(await run("", "delete", ...argv)).toMatchObject({ code: 2, err: expect.stringContaining("cli/usage") });
  }
});
