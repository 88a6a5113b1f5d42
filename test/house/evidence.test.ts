import { describe, expect, test } from "vitest";
import { modules } from "./modules.ts";
import { impurities } from "./purity.ts";

/** The parts of the audit house that only compute: what proves something must not depend on where it runs. */
const computing = /^audit\/(tree|note)\//;
/** What they may use of Node: it computes, and leaves nothing behind. */
const allowed = /: (node:crypto|Buffer)$/;

const sources = (await modules()).filter(({ path, role }) => role === "source" && computing.test(path));

describe("trees and notes of the audit log read only their arguments", () => {
  test("there are some", () => expect(sources.length).toBeGreaterThan(10));

  test.each(sources.map(({ path, text }) => [path, text] as const))("%s", (path, text) => {
    expect(impurities(path, text).filter((line) => !allowed.test(line))).toEqual([]);
  });

  test.each(sources.map(({ path, imports }) => [path, imports] as const))(
    "%s imports its own kind alone",
    (_, imports) => {
      const others = imports.map(({ specifier = "" }) => specifier).filter((name) => name !== "node:crypto");
      expect(others.filter((name) => !/^\.\/|^\.\.\/(tree|note)\//.test(name))).toEqual([]);
    },
  );
});
