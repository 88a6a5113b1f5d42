import { expect, test } from "vitest";
import { target } from "./graph.ts";
import { modules } from "./modules.ts";

const all = await modules();

/** Where a program starts: nothing imports these. */
const entry = /(^|\/)main\.ts$|^cli\/(bubu|node)\.js$/;
/** The programs of the house that are not tests: what they use is used. */
const programs = /^test\/(house\/generate[d]?|load\/[^/]+|(?:cluster|services)\/[^/]+)\.ts$|^cli\/build\//;
/** The wire of the published contract, and the door of CEL for messages of protobuf: others use them. */
const offered = /^api\/wire\/|^cel\/protobuf\/messages\.ts$/;

test("every source is used by another source or a program, not by tests alone", () => {
  const users = all.filter(({ role, path }) => role === "source" || programs.test(path));
  const used = new Set<string>();
  for (const { path, imports, text } of users) {
    for (const each of imports) {
      const to = target(path, each);
      if (to?.to === "module" && to.path !== path) used.add(to.path);
    }
    // A worker's file is named in text: beside the caller, or by the helper that takes the caller's extension.
    const named = [...text.matchAll(/new URL\("(\.\/[^"]+)", import\.meta\.url\)|workerFile\(\s*[^,]+,\s*"([^"]+)"/g)];
    for (const [, file, helped = ""] of named) {
      const to = target(path, { specifier: file ?? `./${helped}.ts`, form: "value" });
      if (to?.to === "module") used.add(to.path);
    }
  }
  const idle = all.filter(
    ({ role, path }) => role === "source" && !entry.test(path) && !offered.test(path) && !path.endsWith(".d.ts"),
  );
  expect(idle.filter(({ path }) => !used.has(path)).map(({ path }) => path)).toEqual([]);
});
