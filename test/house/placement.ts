import type { Module } from "./modules.ts";
import { tree, walk } from "./tree.ts";

/** Folder names that say nothing about what is inside. */
export const nameless: readonly string[] = ["src", "lib", "common", "utils", "types", "helpers", "scripts"];

/** Sources that need no test file beside them, by rule, each with its reason. */
const untested: readonly { readonly reason: string; readonly holds: (module: Module) => boolean }[] = [
  {
    reason: "a rule is tested by the examples in it, which one test runs for all rules",
    holds: ({ path }) => /^policies\/rules\/[^/]+\/[^/]+\.ts$/.test(path),
  },
  {
    reason: "a lint is tested by the examples in it, which one test runs for all lints",
    holds: ({ path }) => /^policies\/lint\/lints\/[^/]+\.ts$/.test(path),
  },
  {
    reason: "a verb is a row of the command's table, which one test declares and loads as a whole",
    holds: ({ path }) => /^cli\/verbs\/(?:[^/]+\/)?(?!index\.)[^/]+\.ts$/.test(path),
  },
  {
    reason: "a sink of the audit log is held by the contract of all sinks, which one test runs for each",
    holds: ({ path }) =>
      /^audit\/sinks\/(?:(?:open|ship|stdout)|[^/]+\/(?:cloudevents|exchange|otlp|s3|syslog|nats))\.ts$/.test(path),
  },
  {
    reason: "an entry point only hands the environment to a start function",
    holds: ({ path }) => /(^|\/)main\.ts$/.test(path),
  },
  {
    reason: "types and data have nothing to run; what is rendered from data is checked in and compared",
    holds: ({ path, text }) => path.endsWith(".ts") && !runs(path, text),
  },
];

/** The test file that a source has beside it; undefined where it needs none. */
export function testOf(module: Module): string | undefined {
  if (module.role === "test" || untested.some(({ holds }) => holds(module))) return undefined;
  return module.path.replace(/\.(ts|js)$/, ".test.ts");
}

/** True where a module holds code of its own: a function, an arrow or a class. */
function runs(path: string, text: string): boolean {
  for (const [{ type }] of walk(tree(path, text))) if (/^(Function|ArrowFunction|Class)/.test(type)) return true;
  return false;
}

/** The rule files of the tree: `policies/rules/<kind>/<rule>.ts`, without the index of each folder. */
export function ruleFiles(modules: readonly Module[]): readonly Module[] {
  return modules.filter(
    ({ path, role }) =>
      role === "source" && /^policies\/rules\/[^/]+\/[^/]+\.ts$/.test(path) && !path.endsWith("/index.ts"),
  );
}

/** The id that a rule file must have: its place. */
export function ruleId(path: string): string {
  return path.replace(/^policies\/rules\//, "").replace(/\.ts$/, "");
}
