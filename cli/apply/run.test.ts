import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestCluster } from "../testing/cluster.ts";
import { testCluster } from "../testing/cluster.ts";
import { bubu } from "../testing/io.ts";
import { story } from "../testing/sample.ts";
import { lastApplied } from "./three-way.ts";

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await testCluster();
});
afterAll(() => cluster.close());

const apply = (stdin: string, ...flags: string[]) => bubu(["apply", "-f", "-", ...flags], { stdin, env: cluster.env });
const live = async (name: string) =>
  JSON.parse((await bubu(["get", "story", name, "-o", "json"], { env: cluster.env })).out);

test("created, unchanged, configured; what is taken out of the file goes, what others wrote stays", async () => {
  const labelled = story("a").replace("  name: a\n", "  name: a\n  labels: {a: '1', b: '2'}\n");
  expect(await apply(labelled)).toEqual({ code: 0, out: "story.bubustack.io/a created\n", err: "" });
  expect((await apply(labelled)).out).toBe("story.bubustack.io/a unchanged\n");
  expect((await apply(labelled.replace("a: '1', ", ""))).out).toBe("story.bubustack.io/a configured\n");
  const { metadata } = await live("a");
  expect(metadata.labels).toEqual({ b: "2" });
  expect(JSON.parse(metadata.annotations[lastApplied]).metadata.labels).toEqual({ b: "2" });
});

test("a refusal names every cause, and does not keep the next object back", async () => {
  const { code, out, err } = await apply(`${story("bad", "[{name: X, tpye: stop}]")}---\n${story("good")}`);
  expect([code, out]).toEqual([1, "story.bubustack.io/good created\n"]);
  expect(err).toMatch(/^error: Story "bad" \(-:1\) is refused: ?/);
  expect(err).toContain("spec.steps[0].tpye");
});

test("several files are applied in the order given", async () => {
  const file = "docs/examples/hello.yaml";
  const options = { stdin: story("z"), env: cluster.env, cwd: fileURLToPath(new URL("../../", import.meta.url)) };
  const { code, out } = await bubu(["apply", "-f", file, "-f", "-"], options);
  expect([code, out.trim().split("\n").at(0), out.trim().split("\n").at(-1)]).toEqual([
    0,
    "engramtemplate.catalog.bubustack.io/http-request created",
    "story.bubustack.io/z created",
  ]);
  const gone = await bubu(["delete", "-f", file, "-f", "-"], options);
  expect([gone.code, gone.out.split("\n").at(0)]).toEqual([0, 'story.bubustack.io "z" deleted']);
});

test("a dry run stores nothing", async () => {
  expect((await apply(story("dry"), "--dry-run")).out).toBe("story.bubustack.io/dry created (dry run)\n");
  expect((await bubu(["get", "story", "dry"], { env: cluster.env })).code).toBe(2);
});

test("nothing to apply, and nobody to apply it to", async () => {
  expect(await bubu(["apply"], { env: cluster.env })).toMatchObject({
    code: 2,
    err: expect.stringContaining("apply needs -f"),
  });
  expect(await bubu(["apply", "-f", "-"], { stdin: story("a"), env: {} })).toMatchObject({ code: 2 });
});
