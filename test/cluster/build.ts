// Builds kubectl and the parts of Kubernetes from the versions of go.mod into the cache folder, unless they are there;
// with names as arguments only those, with `--kubernetes 1.33` those of that release. Without a Go toolchain that go.mod
// accepts it says so and ends well: what needs them is then skipped by name.
import { commandLine } from "../programs/arguments.ts";
import { ensure, noGo } from "../programs/build.ts";
import { coreDns, isMinor, kubectl, programsOf, releases } from "./programs.ts";

const { values, positionals: wanted } = commandLine(
  { allowPositionals: true, options: { kubernetes: { type: "string", default: "1.36" } } },
  `usage: node cli/node.js node test/cluster/build.ts [--kubernetes ${Object.keys(releases).join("|")}] [NAME ...]`,
);

function known() {
  if (!isMinor(values.kubernetes))
    throw new Error(`there is no ${values.kubernetes}; known: ${Object.keys(releases).join(", ")}`);
  const runsPods = values.kubernetes === "1.36" && process.platform === "linux";
  const all = [
    kubectl,
    ...programsOf(runsPods ? "node" : "controllers", values.kubernetes),
    ...(runsPods ? [coreDns] : []),
  ];
  const unknown = wanted.filter((name) => !all.some((program) => program.name === name));
  if (unknown.length > 0) {
    throw new Error(`there is no ${unknown.join(", ")}; known: ${all.map(({ name }) => name).join(", ")}`);
  }
  const { version } = releases[values.kubernetes];
  return { version, programs: all.filter(({ name }) => wanted.length === 0 || wanted.includes(name)) };
}

try {
  const { version, programs } = known();
  for (const program of programs) {
    const outcome = ensure(program);
    if (outcome === "no go")
      console.log(`skipped: ${program.name} (Kubernetes ${version}) is not built, since ${noGo}`);
    if (outcome === "failed") process.exitCode = 1;
  }
} catch (failure) {
  console.error(`error: ${failure instanceof Error ? failure.message : failure}`);
  process.exitCode = 2;
}
