import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestCluster } from "../testing/cluster.ts";
import { testCluster } from "../testing/cluster.ts";
import { bubu } from "../testing/io.ts";
import { story } from "../testing/sample.ts";

let cluster: TestCluster;
const run = (...argv: string[]) => bubu(argv, { env: cluster.env });
beforeAll(async () => {
  cluster = await testCluster();
  await bubu(["apply", "-f", "-"], { stdin: `${story("a")}---\n${story("b")}`, env: cluster.env });
});
afterAll(() => cluster.close());

test("the server's table, with namespaces where all are asked for", async () => {
  expect((await run("get", "stories")).out).toMatch(/^NAME .*AGE\na .*\nb .*\n$/);
  expect((await run("get", "Story", "-A")).out).toMatch(/^NAMESPACE +NAME .*\ndefault +a /);
});

test("one object, in each form", async () => {
  expect((await run("get", "story", "a", "-o", "name")).out).toBe("story.bubustack.io/a\n");
  expect(JSON.parse((await run("get", "story", "a", "-o", "json")).out)).toMatchObject({ metadata: { name: "a" } });
  expect((await run("get", "story", "a", "-o", "yaml")).out).toContain("\nkind: Story\n");
});

test("nothing there, an unknown kind, an unknown name", async () => {
  expect(await run("get", "engrams")).toEqual({ code: 0, out: "", err: "No resources found in default namespace.\n" });
  expect(await run("get", "storeis")).toMatchObject({ code: 2, err: expect.stringContaining("did you mean stories?") });
  expect(await run("get", "story", "zz")).toMatchObject({ code: 2, err: expect.stringContaining("not found") });
});
