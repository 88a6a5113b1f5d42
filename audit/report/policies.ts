import type { Fields } from "../record/fields.ts";
import { actorName, textOf } from "./actor.ts";
import { diff } from "./diff.ts";
import type { PolicyChange, PolicyHistory } from "./evidence.ts";

/** Changes that are listed, and policies whose last spec is kept in mind, at most. */
const most = { changes: 1_000, policies: 10_000 } as const;

/** Follows policies through their changes; what changed before a period is what the first change in it is compared with. */
export class Policies {
  readonly #specs = new Map<string, readonly string[]>();
  readonly #changes = new Map<string, PolicyChange[]>();
  #listed = 0;
  #beyond = 0;

  /** A change that was let pass; a rehearsal changes nothing. `time` is as the record has it. */
  changed(data: Fields, record: string, time: string, inPeriod: boolean): void {
    if (data["dryRun"] === true) return;
    const key = ["kind", "namespace", "name"].map((field) => textOf(data[field])).join("/");
    const change = textOf(data["change"]);
    const now = change === "deleted" ? [] : linesOf(data["spec"]);
    const before = this.#specs.get(key) ?? (change === "deleted" ? linesOf(data["spec"]) : []);
    if (this.#specs.size < most.policies || this.#specs.has(key)) this.#specs.set(key, now);
    if (!inPeriod) return;
    if (this.#listed >= most.changes) {
      this.#beyond++;
      return;
    }
    this.#listed++;
    const changes = this.#changes.get(key) ?? [];
    this.#changes.set(key, changes);
    const digest = textOf(data["digest"]) || textOf(data["previousDigest"]);
    changes.push({ time, change, actor: actorName(data), digest, record, diff: diff(before, now) });
  }

  /** Changes that are not listed. */
  get beyond(): number {
    return this.#beyond;
  }

  /** The policies that changed in the period. */
  get histories(): readonly PolicyHistory[] {
    return [...this.#changes].sort().map(([key, changes]) => {
      const [kind = "", namespace = "", name = ""] = key.split("/");
      return { kind, namespace, name, changes };
    });
  }
}

/** A spec as lines: JSON with its fields sorted, so that only what differs differs. */
function linesOf(spec: unknown): readonly string[] {
  if (spec === undefined) return ["(too large to be on record)"];
  return JSON.stringify(sorted(spec), undefined, 2).split("\n");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries: [string, unknown][] = Object.entries(value);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, each]) => [name, sorted(each)]));
}
