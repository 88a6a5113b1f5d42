import { read } from "./repository.ts";
import { manifest, workspaces } from "./workspaces.ts";

/** One direct dependency as a package.json names it. */
export interface Direct {
  readonly name: string;
  readonly version: string;
  /** The folder of the package.json; empty for the root. */
  readonly folder: string;
}

/** Every direct dependency of every package.json, except on our own houses. */
export function direct(): readonly Direct[] {
  return ["", ...workspaces()].flatMap((folder) => {
    const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = manifest(folder);
    return [dependencies, devDependencies, optionalDependencies]
      .flatMap((group) => Object.entries(group))
      .filter(([name]) => !name.startsWith("@bubustack/"))
      .map(([name, version]) => ({ name, version, folder }));
  });
}

/** One row of the manual's table of dependencies. */
export interface Row {
  readonly need: string;
  /** `name@version`, one or more. */
  readonly packages: readonly string[];
  readonly why: string;
}

/** The rows of docs/stack.md: those whose second cell names packages with exact versions. */
export function documented(): readonly Row[] {
  return read("docs/stack.md")
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map(([, need = "", packages = "", why = ""]) => ({
      need,
      packages: [...packages.matchAll(/`([^`]+@[^`]+)`/g)].map(([, name = ""]) => name),
      why,
    }))
    .filter(({ packages }) => packages.length > 0);
}

/** An entry of the lockfile. */
export interface Locked {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: { readonly [name: string]: string };
  readonly devDependencies?: { readonly [name: string]: string };
  readonly optionalDependencies?: { readonly [name: string]: string };
}

/** The entries of package-lock.json by their place: `node_modules/x`, a workspace folder, or the empty text. */
export function locked(): readonly (readonly [place: string, entry: Locked])[] {
  const lock: { readonly packages: { readonly [place: string]: Locked } } = JSON.parse(read("package-lock.json"));
  return Object.entries(lock.packages);
}
