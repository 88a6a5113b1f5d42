import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dist, published, root } from "./paths.ts";

/** Writes dist/api: every module as JavaScript beside its types. `compile` runs the compiler on a configuration file. */
export function apiPackage(compile: (config: string) => void): void {
  const folder = join(dist, "api");
  mkdirSync(folder);
  const config = join(dist, "tsconfig.api.json");
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    rewriteRelativeImportExtensions: true,
    rootDir: "../api",
    outDir: "api",
  };
  const exclude = ["../api/**/*.test.ts", "../api/**/testing/**"];
  writeFileSync(
    config,
    JSON.stringify({ extends: "../tsconfig.base.json", compilerOptions, include: ["../api/**/*.ts"], exclude }),
  );
  compile(config);
  rmSync(config);
  const exports = { "./*": { types: "./*.d.ts", default: "./*.js" } };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify({ ...published("api"), exports }, null, 2)}\n`);
  copyLicense(folder);
}

/** The project's own licence goes with each package. */
export function copyLicense(folder: string): void {
  const license = join(root, "LICENSE");
  if (existsSync(license)) copyFileSync(license, join(folder, "LICENSE"));
}
