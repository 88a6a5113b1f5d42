import type { Criteria } from "@bubustack/audit/query/criteria";
import { traitNames } from "@bubustack/audit/query/traits";
import type { Given } from "../../verb.ts";
import { text, texts } from "../../verb.ts";
import { when } from "../when.ts";

/** What the flags look for. `now` is in milliseconds since 1970. */
export function criteriaOf(given: Given, now: number): Criteria {
  const since = text(given, "since");
  const until = text(given, "until");
  return {
    ...(since === undefined ? {} : { since: when("--since", since, now) }),
    ...(until === undefined ? {} : { until: when("--until", until, now, true) }),
    traits: Object.fromEntries(traitNames.map((name) => [name, texts(given, name)])),
  };
}

/** The same as it was given, for the record of the reading. */
export function askedFor(given: Given): { readonly [flag: string]: string | readonly string[] } {
  const filter = text(given, "filter");
  const named = traitNames.map((name) => [name, texts(given, name)] as const).filter(([, values]) => values.length > 0);
  return { ...Object.fromEntries(named), ...(filter === undefined ? {} : { filter }) };
}
