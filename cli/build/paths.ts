import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Where packages are written. */
export const dist = join(root, "dist");

/** What a published package.json has of the workspace's. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly description: string;
}

/** What a package needs at run time. */
type Required = { readonly [field in (typeof needs)[number]]?: object };
const needs = ["dependencies", "peerDependencies", "peerDependenciesMeta"] as const;

/** What a workspace's package.json says that it needs, for those whose modules are published as they are. */
export function required(house: string): Required {
  const manifest: Required = JSON.parse(readFileSync(join(root, house, "package.json"), "utf8"));
  return Object.fromEntries(needs.filter((field) => field in manifest).map((field) => [field, manifest[field]]));
}

/** The fields of a workspace's package.json that are published as they are; what was bundled is no dependency. */
export function published(house: string): Manifest & { readonly type: "module"; readonly engines: object } {
  const manifest: Manifest = JSON.parse(readFileSync(join(root, house, "package.json"), "utf8"));
  const { name, version, license, description } = manifest;
  return { name, version, license, description, type: "module", engines: { node: ">=24" } };
}
