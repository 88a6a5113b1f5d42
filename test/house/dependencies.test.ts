import { describe, expect, test } from "vitest";
import { direct, documented, locked } from "./dependencies.ts";
import { read } from "./repository.ts";
import { manifest, workspaces } from "./workspaces.ts";

/** Packages whose install script does not matter: `.npmrc` says `ignore-scripts`, and they work without. */
const scripted = new Map([["node_modules/esbuild", "its script checks that the platform package is there"]]);

describe("direct dependencies", () => {
  test("are named by one exact version each", () => {
    expect(direct().filter(({ version }) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    const versions = Map.groupBy(direct(), ({ name }) => name);
    const split = [...versions].filter(([, uses]) => new Set(uses.map(({ version }) => version)).size > 1);
    expect(split).toEqual([]);
  });

  test("are those of docs/stack.md, each with its reason", () => {
    const used = [...new Set(direct().map(({ name, version }) => `${name}@${version}`))].sort();
    const rows = documented();
    expect(rows.flatMap(({ packages }) => packages).sort()).toEqual(used);
    expect(rows.filter(({ need, why }) => need.length < 3 || why.length < 10)).toEqual([]);
  });
});

describe("the lockfile", () => {
  const entries = locked();
  const ours = entries.filter(([place]) => !place.includes("node_modules/"));

  test("names no registry, so that any mirror serves", () => {
    const addresses = entries.filter(([, { resolved = "" }]) => resolved.includes(":"));
    expect(addresses.map(([place]) => place)).toEqual([]);
  });

  test("holds the integrity of every package that is fetched", () => {
    const open = entries.filter(
      ([place, { link, integrity }]) => place.includes("node_modules/") && !link && !integrity,
    );
    expect(open.map(([place]) => place)).toEqual([]);
  });

  test("brings no install script that matters", () => {
    const scripts = entries.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([place]) => place);
    expect(scripts).toEqual([...scripted.keys()]);
    expect(read(".npmrc")).toMatch(/^ignore-scripts=true$/m);
  });

  test("is in step with every package.json", () => {
    for (const folder of ["", ...workspaces()]) {
      const { dependencies, devDependencies, optionalDependencies } = manifest(folder);
      const entry = ours.find(([place]) => place === folder)?.[1];
      const { dependencies: a, devDependencies: b, optionalDependencies: c } = entry ?? {};
      expect({ folder, groups: [a, b, c] }).toEqual({
        folder,
        groups: [dependencies, devDependencies, optionalDependencies],
      });
    }
  });
});

test("no package.json uses scripts that npm runs by itself", () => {
  const own = /^(pre|post)|^(install|prepare|publish|dependencies)$/;
  const found = ["", ...workspaces()].flatMap((folder) =>
    Object.keys(manifest(folder).scripts ?? {})
      .filter((name) => own.test(name))
      .map((name) => `${folder}: ${name}`),
  );
  expect(found).toEqual([]);
});
