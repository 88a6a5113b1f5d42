import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { arrows, pure, refusal } from "./arrows.ts";
import { target } from "./graph.ts";
import { modulePaths, modules } from "./modules.ts";
import { exists, root } from "./repository.ts";

const all = await modules();
const houseOf = (path: string) => (path.includes("/") ? path.slice(0, path.indexOf("/")) : "");

describe("who may import whom", () => {
  test("the check sees every module that git lists, and the imports of each", () => {
    const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.ts", "*.js", "*.mjs"], {
      cwd: root,
    });
    const paths = new Set(listed.toString().trim().split("\n"));
    for (const path of paths) if (!exists(path)) paths.delete(path);
    expect(all.length).toBe(paths.size);
    const written = all.filter(({ text }) => /^(import|export)\b.* from "/m.test(text));
    expect(written.filter(({ imports }) => imports.length === 0).map(({ path }) => path)).toEqual([]);
    expect(written.length).toBeGreaterThan(all.length / 2);
  });

  test("every import leads along an arrow", () => {
    const wrong: string[] = [];
    for (const module of all) {
      for (const entry of module.imports) {
        const to = target(module.path, entry);
        if (to?.to !== "module") continue;
        const why = refusal(module, { house: houseOf(to.path), path: to.path }, entry.form);
        if (why !== undefined) wrong.push(`${module.path} -> ${to.path}: ${why}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("every import of ours leads to a module", () => {
    const known = new Set(modulePaths());
    const lost = all.flatMap(({ path, imports }) =>
      imports.flatMap((entry) => {
        const to = target(path, entry);
        return to?.to !== "module" || known.has(to.path) || to.path.endsWith(".json") ? [] : [`${path} -> ${to.path}`];
      }),
    );
    expect(lost).toEqual([]);
  });

  test("another house is addressed by its package, a neighbour by its path", () => {
    // The root's settings are in no house.
    const housed = all.filter(({ house }) => house !== "");
    const crossing = housed.flatMap(({ path, house, imports }) =>
      imports.flatMap((entry) => {
        const to = target(path, entry);
        if (to?.to !== "module" || entry.specifier === undefined || houseOf(to.path) === "") return [];
        const relative = entry.specifier.startsWith(".");
        return relative === (houseOf(to.path) === house) ? [] : [`${path}: ${entry.specifier}`];
      }),
    );
    expect(crossing).toEqual([]);
  });

  test("every source belongs to a house of the table", () => {
    const stray = all.filter(({ house, role }) => role === "source" && arrows[house] === undefined);
    expect(stray.map(({ path }) => path)).toEqual([]);
  });
});

describe("the table itself", () => {
  test("points one way", () => {
    const reaches = (from: string, to: string): boolean =>
      (arrows[from] ?? []).some((next) => next === to || reaches(next, to));
    expect(Object.keys(arrows).filter((house) => reaches(house, house))).toEqual([]);
  });

  test("lets a pure house load only pure houses", () => {
    for (const house of pure) expect(arrows[house]?.filter((to) => !pure.includes(to))).toEqual([]);
  });

  test.each([
    ["webhooks", "source", "controller/x.ts", "value", "processes never import each other"],
    ["webhooks", "test", "transport/testing/x.ts", "value", "processes never import each other"],
    ["cli", "source", "dev/run.ts", "value", "cli loads dev only by import() inside its verb"],
    ["cli", "source", "dev/run.ts", "dynamic", undefined],
    ["engine", "source", "policies/kernel.ts", "type", "a pure house takes types along its arrows"],
    ["runtime", "source", "policies/host.ts", "type", undefined],
    ["runtime", "source", "policies/host.ts", "value", "runtime may load api, certs, audit"],
    ["runtime", "test", "apiserver/start.ts", "value", undefined],
    ["runtime", "test", "webhooks/start.ts", "value", "a test may load besides only testing doors and apiserver"],
    ["api", "source", "test/house/modules.ts", "type", "nothing imports test/ or the root"],
  ] as const)("%s (%s) -> %s by %s", (house, role, path, form, expected) => {
    expect(refusal({ house, role, path: `${house}/x.ts` }, { house: houseOf(path), path }, form)).toBe(expected);
  });
});
