// Builds the command for `npm start`, see cli/built.js: `node cli/build/built.ts`. The new build is complete before it is named.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import { builds, stamp } from "../built.js";
import { bundleCommand } from "./command.ts";
import { root } from "./paths.ts";

/** Node initialises TLS half-way when a module of CommonJS is the first to load it. */
const start = `import "node:tls";
import module from "node:module";
import { fileURLToPath } from "node:url";
module.enableCompileCache(fileURLToPath(new URL("../../", import.meta.url)));
await import("./main.js");
`;

/** A process that runs from an older build may still load parts of it. */
const keptMs = 7 * 24 * 3_600_000;

setPriority(constants.priority.PRIORITY_LOW);
const began = Date.now();
const folder = `${Date.now()}-${process.pid}`;
const path = join(builds(root), folder);
mkdirSync(path, { recursive: true });
const { inputs } = await bundleCommand(path, "node26");
writeFileSync(join(path, "start.js"), start);
writeFileSync(join(path, "package.json"), '{ "type": "module" }\n');
// Where names lead is written in the manifests of the houses.
const houses = new Set(Object.keys(inputs).map((source) => source.split("/")[0] ?? ""));
houses.delete("node_modules");
const files = [...Object.keys(inputs), ...[...houses].map((house) => `${house}/package.json`)];
const sources = files.map((source) => [source, stamp(join(root, source))]);
// What was written meanwhile may be in the build as it was before: the next start builds again.
if (files.every((source) => statSync(join(root, source)).mtimeMs < began)) {
  const current = join(builds(root), "current.json");
  writeFileSync(`${current}.${process.pid}`, JSON.stringify({ folder, sources }));
  renameSync(`${current}.${process.pid}`, current);
}
for (const other of readdirSync(builds(root))) {
  const age = Date.now() - statSync(join(builds(root), other)).mtimeMs;
  if (age > keptMs && other !== "current.json") rmSync(join(builds(root), other), { recursive: true, force: true });
}
