// Writes the packages that are published, `npm run build`: dist/api and dist/cel as modules with their types, dist/cli as
// one bundle.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { celDoors } from "./cel-doors.ts";
import { cliPackage } from "./cli-package.ts";
import { modulePackage } from "./module-package.ts";
import { dist, root } from "./paths.ts";

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
for (const one of [{ house: "api" }, { house: "cel", doors: Object.values(celDoors).flat() }])
  modulePackage(one, (config) => {
    const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
    const { status } = spawnSync(process.execPath, [compiler, "-p", config], { stdio: "inherit" });
    if (status !== 0) throw new Error(`the types of dist/${one.house} could not be written`);
  });
await cliPackage();
console.log("wrote dist/api, dist/cel and dist/cli");
