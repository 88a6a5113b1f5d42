import { describe, expect, test } from "vitest";
import { closure, graph, target } from "./graph.ts";
import { modules } from "./modules.ts";
import { read } from "./repository.ts";

/** What an entry point may load when it starts. */
interface Start {
  /** The npm packages, all of them: each costs time before the first answer. */
  readonly packages: readonly string[];
  /** The largest number of own modules. */
  readonly modules: number;
}

const all = await modules();
const sources = new Map(all.map((module) => [module.path, module]));
const loads = graph(all);
const list: { readonly [entry: string]: Start } = JSON.parse(read("test/house/startup.json"));

describe("the start of each process loads what is listed, and nothing more", () => {
  test("every entry point is in the list", () => {
    const entries = all.filter(({ path, role }) => role === "source" && /(^|\/)(main\.ts|worker\.[jt]s)$/.test(path));
    expect(Object.keys(list)).toEqual(expect.arrayContaining(entries.map(({ path }) => path)));
  });

  test.each(Object.entries(list))("%s", (entry, start) => {
    const reached = [...closure(loads, entry)];
    const packages = reached.flatMap((path) =>
      (sources.get(path)?.imports ?? []).flatMap((each) => {
        const to = each.form === "value" ? target(path, each) : undefined;
        return to?.to === "package" ? [to.name] : [];
      }),
    );
    expect([...new Set(packages)].sort()).toEqual(start.packages);
    expect(sources.has(entry)).toBe(true);
    expect(reached.length).toBeLessThanOrEqual(start.modules);
    expect(reached.filter((path) => path.includes(".test."))).toEqual([]);
  });
});
