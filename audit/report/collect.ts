import type { Hit } from "../query/search.ts";
import { shortType, traitsOf } from "../query/traits.ts";
import type { Fields } from "../record/fields.ts";
import { fieldsOf } from "../record/fields.ts";
import { actorName, textOf } from "./actor.ts";
import { Counter } from "./counter.ts";
import type { Act, Evidence } from "./evidence.ts";
import { Exceptions } from "./exceptions.ts";
import { Policies } from "./policies.ts";
import { Slots } from "./slots.ts";

/** Names in a table, and other acts that are listed. */
const most = { names: 20, acts: 500 } as const;

/** The period of a report, in milliseconds since 1970, both ends included. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** Types of records that are looked at before the period too: what they say may hold in it. */
export const standing: readonly string[] = ["policy.changed", "exception.changed", "log.opened"];

/** What a report has of the records; the rest is said by whoever has the logs. */
export type Collected = Omit<Evidence, "version" | "from" | "to" | "made" | "logs" | "absent">;

/** Collects the evidence of a period from records in the order of their times, in bounded memory. */
export class Collector {
  readonly #period: Period;
  readonly #slots: Slots;
  readonly #types = new Counter();
  readonly #verdicts = new Counter();
  readonly #rules = new Counter();
  readonly #policies = new Counter();
  readonly #namespaces = new Counter();
  readonly #readings = new Counter();
  readonly #exceptions = new Exceptions();
  readonly #histories = new Policies();
  readonly #acts: Act[] = [];
  readonly #durability = new Map<string, string>();
  #records = 0;
  #beyond = 0;

  constructor(period: Period) {
    this.#period = period;
    this.#slots = new Slots(period.from, period.to);
  }

  /** Takes a record: of types in `standing` also those before the period. */
  take(hit: Hit): void {
    const time = hit.time ?? Number.NaN;
    if (!(time <= this.#period.to)) return;
    const { event } = hit;
    const type = shortType(textOf(event["type"]));
    const data = fieldsOf(event["data"]);
    const record = `${hit.log}@${hit.number}`;
    const inPeriod = time >= this.#period.from;
    if (type === "exception.changed") this.#exceptions.changed(data, record, time);
    if (type === "policy.changed") this.#histories.changed(data, record, textOf(event["time"]), inPeriod);
    if (type === "log.opened") this.#durability.set(hit.log, textOf(data["durability"]));
    if (!inPeriod) return;
    this.#records++;
    this.#types.add(type || "(none)");
    if (type === "admission.decided") this.#decided(hit, data, time);
    else if (type === "exception.used") this.#used(event, data);
    else if (type === "log.read") this.#readings.add(`${actorName(data)} (${textOf(data["how"])})`);
    else if (type !== "policy.changed" && type !== "edge.decided" && type !== "checkpoint.seen")
      this.#act(hit, type, data, record);
  }

  /** Where the log was kept, as it said when it was opened last. */
  durabilityOf(origin: string): string | undefined {
    return this.#durability.get(origin);
  }

  get collected(): Collected {
    const { from, to } = this.#period;
    const verdict = (name: string) => this.#verdicts.get(name);
    return {
      records: this.#records,
      byType: this.#types.top(most.names),
      decisions: {
        allowed: verdict("allowed"),
        refused: verdict("refused"),
        unjudged: verdict("unjudged"),
        dryRun: verdict("dry run"),
        unverifiedCallers: verdict("unverified"),
        unrecorded: verdict("unrecorded"),
        slots: this.#slots.all,
      },
      refusals: {
        byRule: this.#rules.top(most.names),
        byPolicy: this.#policies.top(most.names),
        byNamespace: this.#namespaces.top(most.names),
      },
      exceptions: this.#exceptions.states(from, to),
      policies: this.#histories.histories,
      acts: this.#acts,
      readings: this.#readings.top(most.names),
      unlisted: this.#beyond + this.#exceptions.beyond + this.#histories.beyond,
    };
  }

  #decided(hit: Hit, data: Fields, time: number): void {
    const verdict = textOf(data["verdict"]);
    this.#verdicts.add(verdict);
    if (data["dryRun"] === true) this.#verdicts.add("dry run");
    if (data["caller"] === "unverified") this.#verdicts.add("unverified");
    this.#slots.add(time, data["allowed"] === false || verdict === "refused" ? "refused" : "allowed");
    if (verdict !== "refused") return;
    const { policy, namespace } = traitsOf(hit.event);
    const findings = Array.isArray(data["findings"]) ? data["findings"].map(fieldsOf) : [];
    // A rule counts once a refusal, however many fields it found; what only warned did not refuse.
    const rules = findings.filter(({ action }) => action !== "warn").map(({ rule }) => textOf(rule));
    for (const rule of new Set(rules)) this.#rules.add(rule);
    for (const one of policy) this.#policies.add(one);
    this.#namespaces.add(namespace[0] ?? "(none)");
  }

  #used(event: Fields, data: Fields): void {
    if (data["dryRun"] !== true) this.#exceptions.used(fieldsOf(data["exception"]), textOf(event["time"]));
  }

  #act({ event }: Hit, type: string, data: Fields, record: string): void {
    if (type === "log.gap" && typeof data["count"] === "number") this.#verdicts.add("unrecorded", data["count"]);
    if (this.#acts.length >= most.acts) this.#beyond++;
    else this.#acts.push({ time: textOf(event["time"]), type, what: whatOf(data), actor: actorName(data), record });
  }
}

/** An act in a few words: what its fields that are texts and numbers say. */
function whatOf(data: Fields): string {
  const names = [
    "change",
    "kind",
    "namespace",
    "name",
    "component",
    "replica",
    "what",
    "why",
    "count",
    "from",
    "to",
    "digest",
  ];
  const said = names.flatMap((name) => {
    const value = data[name];
    if (typeof value !== "string" && typeof value !== "number") return [];
    const text = String(value);
    return text === "" ? [] : [`${name} ${text.length > 80 ? `${text.slice(0, 77)}…` : text}`];
  });
  return said.join(", ");
}
