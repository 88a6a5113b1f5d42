/** Gathers what a scan found anew, so that one Event tells of many objects. */
import type { JsonObject } from "@bubustack/api/json";
import type { News } from "./decide.ts";
import type { Found, Result } from "./results.ts";

/** Names in one Event; rules of which one namespace hears at a time. */
export const most = { names: 5, rules: 20 } as const;

export class Newspaper {
  readonly #all = new Map<string, Map<string, News>>();

  /** Takes what is new about an object; what only cannot be known is no news. */
  add({ subject, namespace, name, uid }: Found, results: readonly Result[]): void {
    for (const { policy, rule, outcome, message } of results) {
      if (outcome === "skip") continue;
      const of = this.#all.get(namespace) ?? new Map<string, News>();
      this.#all.set(namespace, of);
      const key = JSON.stringify([policy, rule, subject.kind]);
      const known = of.get(key);
      if (known === undefined && of.size >= most.rules) continue;
      const { group, version, kind } = subject;
      const about: JsonObject = {
        apiVersion: group === "" ? version : `${group}/${version}`,
        kind,
        metadata: { name, ...(namespace !== "" && { namespace }), ...(uid !== "" && { uid }) },
      };
      const names = known?.names ?? [];
      of.set(key, {
        policy,
        rule,
        message,
        about,
        ...known,
        names: names.length < most.names ? [...names, name] : names,
        count: (known?.count ?? 0) + 1,
      });
    }
  }

  /** What has come in about a namespace; it is then told. */
  take(namespace: string): readonly News[] {
    const taken = [...(this.#all.get(namespace)?.values() ?? [])];
    this.#all.delete(namespace);
    return taken;
  }

  clear(): void {
    this.#all.clear();
  }
}
