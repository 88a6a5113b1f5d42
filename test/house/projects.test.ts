import { describe, expect, test } from "vitest";
import config from "../../vitest.config.ts";
import { pure } from "./arrows.ts";
import { modules } from "./modules.ts";
import { apart, reachesOut, split } from "./split.ts";

const tests = (await modules()).filter(({ path }) => path.endsWith(".test.ts")).map(({ path }) => path);
const groups = split();

describe("two projects share the tests", () => {
  test("pure in threads without isolation, io in forks", () => {
    const projects = (config.test?.projects ?? []).map((project) =>
      typeof project === "object" && "test" in project
        ? [project.test?.name, project.test?.pool, project.test?.isolate, project.test?.include?.length]
        : project,
    );
    expect(projects).toEqual([
      ["pure", "threads", false, groups.pure.length],
      ["io", "forks", undefined, groups.io.length],
    ]);
  });

  test("every test that git lists is in exactly one, or in a suite of its own", () => {
    const others = tests.filter((path) => apart.test(path));
    expect([...groups.pure, ...groups.io, ...others].sort()).toEqual(tests);
  });

  test("few enough have a process of their own: one in ten", () => {
    expect(groups.io.length * 10).toBeLessThan(tests.length);
  });

  test("tests of pure houses never reach out", () => {
    expect(groups.io.filter((path) => pure.includes(path.split("/")[0] ?? ""))).toEqual([]);
  });
});

describe("what reaches out", () => {
  test.each([
    ["runtime/kube/a.test.ts", 'import { createServer } from "node:http";', true],
    ["cli/a.test.ts", 'import { mkdtempSync } from "node:fs";', true],
    ["certs/a.test.ts", "vi.useFakeTimers();", true],
    ["webhooks/start.test.ts", "", true],
    ["dev/a.test.ts", "", true],
    ["test/conformance/a.test.ts", "", true],
    ["test/house/a.test.ts", "", false],
    ["test/oracle/cel/a.test.ts", "", false],
    ["certs/a.test.ts", 'import { createHash } from "node:crypto";', false],
    ["webhooks/a.test.ts", 'import { Readable } from "node:stream";', false],
  ])("%s with %s: %s", (path, text, expected) => {
    expect(reachesOut(path, text)).toBe(expected);
  });
});
