import { expect, test } from "vitest";
import config from "../../vitest.config.ts";
import { pure } from "./arrows.ts";
import { modules } from "./modules.ts";

const tests = (await modules()).filter(({ path }) => path.endsWith(".test.ts"));
const apart = /^test\/(cluster|load|fault)\//;

test("two projects share the tests: pure in threads without isolation, io in forks", () => {
  const projects = (config.test?.projects ?? []).map((project) =>
    typeof project === "object" && "test" in project
      ? [project.test?.name, project.test?.pool, project.test?.isolate]
      : project,
  );
  expect(projects).toEqual([
    ["pure", "threads", false],
    ["io", "forks", undefined],
  ]);
});

test("the io project stays small enough for a process per file", () => {
  const io = tests.filter(({ house, path }) => !pure.includes(house) && !apart.test(path));
  expect(io.length).toBeLessThanOrEqual(80);
});

test("tests of pure houses share a context, so they leave no trace in it", () => {
  const forbidden = /^node:(net|tls|http|https|http2|dns|child_process|worker_threads|cluster|timers)/;
  const wrong = tests
    .filter(({ house }) => pure.includes(house))
    .flatMap(({ path, text, imports }) => [
      ...imports.filter(({ specifier }) => forbidden.test(specifier ?? "")).map((each) => `${path}: ${each.specifier}`),
      ...[...text.matchAll(/\bvi\.\w+|\bprocess\.(env|chdir|exit)\b|\bglobalThis\.\w+ = /g)].map(
        ([use]) => `${path}: ${use}`,
      ),
    ]);
  expect(wrong).toEqual([]);
});
