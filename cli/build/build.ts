// Writes the packages that are published, `npm run build`: dist/api as modules with their types, dist/cli as one bundle.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { apiPackage } from "./api-package.ts";
import { cliPackage } from "./cli-package.ts";
import { dist, root } from "./paths.ts";

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
apiPackage((config) => {
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const { status } = spawnSync(process.execPath, [compiler, "-p", config], { stdio: "inherit" });
  if (status !== 0) throw new Error("the types of dist/api could not be written");
});
await cliPackage();
console.log("wrote dist/api and dist/cli");
