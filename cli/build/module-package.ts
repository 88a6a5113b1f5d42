import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dist, published, required, root } from "./paths.ts";

/** A house that is published as modules. */
export interface ModulePackage {
  readonly house: string;
  /** What can be imported of it, without `.ts`; by default every module. */
  readonly doors?: readonly string[];
}

/** Writes dist/<house>: every module as JavaScript beside its types. `compile` runs the compiler on a configuration file. */
export function modulePackage({ house, doors = ["*"] }: ModulePackage, compile: (config: string) => void): void {
  const folder = join(dist, house);
  mkdirSync(folder);
  const config = join(dist, `tsconfig.${house}.json`);
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    rewriteRelativeImportExtensions: true,
    rootDir: `../${house}`,
    outDir: house,
  };
  const exclude = [`../${house}/**/*.test.ts`, `../${house}/**/testing/**`];
  const include = [`../${house}/**/*.ts`];
  writeFileSync(config, JSON.stringify({ extends: "../tsconfig.base.json", compilerOptions, include, exclude }));
  compile(config);
  rmSync(config);
  const exports = Object.fromEntries(
    doors.map((door) => [`./${door}`, { types: `./${door}.d.ts`, default: `./${door}.js` }]),
  );
  const manifest = { ...published(house), exports, ...required(house) };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  copyLicense(folder);
  const readme = join(root, house, "README.md");
  if (existsSync(readme)) copyFileSync(readme, join(folder, "README.md"));
}

/** The project's own licence goes with each package. */
export function copyLicense(folder: string): void {
  const license = join(root, "LICENSE");
  if (existsSync(license)) copyFileSync(license, join(folder, "LICENSE"));
}
