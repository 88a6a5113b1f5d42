import type { Fields } from "../record/fields.ts";
import { fieldsOf } from "../record/fields.ts";
import { actorName, textOf } from "./actor.ts";
import type { ExceptionState } from "./evidence.ts";

/** Exceptions that are kept in mind at most. */
const most = 10_000;

interface Known {
  readonly data: Fields;
  readonly record: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Follows exceptions through their changes and uses, up to the end of a period. */
export class Exceptions {
  readonly #known = new Map<string, Known>();
  readonly #uses = new Map<string, { count: number; last: string }>();
  #beyond = 0;

  /** A change of an exception that was let pass; a rehearsal changes nothing. */
  changed(data: Fields, record: string, at: number): void {
    if (data["dryRun"] === true) return;
    const key = keyOf(data);
    if (!this.#known.has(key) && this.#known.size >= most) this.#beyond++;
    else this.#known.set(key, { data, record, at });
  }

  /** A use in the period. */
  used(exception: Fields, time: string): void {
    const key = keyOf(exception);
    const before = this.#uses.get(key);
    if (before) this.#uses.set(key, { count: before.count + 1, last: time });
    else if (this.#uses.size < most) this.#uses.set(key, { count: 1, last: time });
    else this.#beyond++;
  }

  /** Changes and uses of exceptions beyond what is kept in mind. */
  get beyond(): number {
    return this.#beyond;
  }

  /**
   * What was there in the period: all but those that had been deleted or had expired before it, and were not used in it. Of an exception
   * whose making the logs do not have, its uses alone are known.
   */
  states(from: number, to: number): readonly ExceptionState[] {
    const keys = new Set([...this.#known.keys(), ...this.#uses.keys()]);
    return [...keys].sort().flatMap((key) => {
      const known = this.#known.get(key);
      const state = this.#stateOf(key, known, to);
      const over = known && (state.state === "deleted" ? known.at : endOf(known.data));
      return over !== undefined && over < from && state.uses === 0 ? [] : [state];
    });
  }

  #stateOf(key: string, known: Known | undefined, to: number): ExceptionState {
    const [kind = "", namespace = "", name = ""] = key.split("/");
    const data = known?.data ?? {};
    const spec = fieldsOf(data["spec"]);
    const approval = fieldsOf(data["approval"]);
    const used = this.#uses.get(key);
    const policies = Array.isArray(spec["policies"]) ? spec["policies"].map(fieldsOf) : [];
    const optional = {
      approvedBy: textOf(approval["by"]),
      approvedAt: textOf(approval["at"]),
      expiresAt: textOf(spec["expiresAt"]),
      lastUse: used?.last ?? "",
    };
    return {
      kind,
      namespace,
      name,
      state: stateOf(data, to),
      policies: policies.map((policy) => [policy["namespace"], policy["name"]].map(textOf).filter(Boolean).join("/")),
      reason: textOf(spec["reason"]),
      requestedBy: actorName(data),
      uses: used?.count ?? 0,
      record: known?.record ?? "",
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== "")),
    };
  }
}

function stateOf(data: Fields, to: number): ExceptionState["state"] {
  if (data["change"] === "deleted") return "deleted";
  if (endOf(data) <= to) return "expired";
  return "spec" in data && !("by" in fieldsOf(data["approval"])) ? "unapproved" : "in force";
}

/** When an exception ends; never where it does not say. */
function endOf(data: Fields): number {
  const end = Date.parse(textOf(fieldsOf(data["spec"])["expiresAt"]));
  return Number.isNaN(end) ? Number.POSITIVE_INFINITY : end;
}

function keyOf({ kind, namespace, name }: Fields): string {
  return [kind, namespace, name].map(textOf).join("/");
}
