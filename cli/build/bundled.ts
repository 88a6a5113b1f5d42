import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { root } from "./paths.ts";

/** An npm package of which something is in a bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As its package.json names it. */
  readonly license: string;
  /** Its folder, from the root. */
  readonly folder: string;
}

/** The npm packages of a bundle, in the order of their folders. */
export function bundledPackages(metafile: Pick<Metafile, "inputs">): readonly BundledPackage[] {
  const inside = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//;
  const folders = new Set(
    Object.keys(metafile.inputs).flatMap((input) => {
      const match = inside.exec(input);
      return match === null ? [] : [match[0].replace(/\/$/, "")];
    }),
  );
  return [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    return { name, version, license, folder };
  });
}

/** The licence text of every package that is in a bundle. */
export function licenses(metafile: Pick<Metafile, "inputs">): string {
  return bundledPackages(metafile).map(licenseOf).join("\n");
}

function licenseOf({ name, version, license, folder }: BundledPackage): string {
  const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? "" : readFileSync(join(root, folder, file), "utf8");
  return `${"=".repeat(80)}\n${name} ${version} (${license})\n\n${text.trim()}\n`;
}
