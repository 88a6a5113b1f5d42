import type { Environment, Options } from "../environment.ts";
import { environment } from "../environment.ts";
import type { Library } from "../library/declare.ts";
import { lists } from "../library/lists.ts";
import { optionals } from "../library/optionals.ts";
import { sets } from "../library/sets.ts";
import { stringsOfKubernetes, stringsOldest } from "../library/strings.ts";
import { twoVariables } from "../library/two-variables.ts";
import { authorization, selectors } from "./authorizer.ts";
import { cidrs } from "./cidr.ts";
import { namedFormats } from "./format.ts";
import { ips } from "./ip.ts";
import { jsonPatch } from "./json-patch.ts";
import { listsOfKubernetes } from "./lists.ts";
import { built } from "./mutation.ts";
import { quantities } from "./quantity.ts";
import { regexOfKubernetes } from "./regex.ts";
import { semvers } from "./semver.ts";
import { urls } from "./url.ts";

/** A library and the minor release of Kubernetes 1 since which expressions may use it; `until` is the first that has it no more. */
interface Since {
  readonly minor: number;
  readonly until?: number;
  readonly library: Library;
}

/** The libraries of the API server, in its order. */
const table: readonly Since[] = [
  { minor: 0, library: urls },
  { minor: 0, library: regexOfKubernetes },
  { minor: 0, library: listsOfKubernetes },
  { minor: 27, library: authorization },
  { minor: 28, library: optionals },
  { minor: 28, library: quantities },
  { minor: 0, until: 29, library: stringsOldest },
  { minor: 29, library: stringsOfKubernetes },
  { minor: 29, library: sets },
  { minor: 30, library: ips },
  { minor: 30, library: cidrs },
  { minor: 31, library: namedFormats },
  { minor: 0, library: selectors },
  { minor: 32, library: twoVariables },
  { minor: 33, library: semvers },
  { minor: 34, library: lists },
];

/** The newest minor release that is known. */
export const newest = 36;

/** Options of the environment, and the minor release of Kubernetes 1. */
type Offer = Omit<Options, "cost"> & { readonly minor?: number };

/**
 * What an API server of compatibility version 1.`minor` offers to new expressions; the newest known by default. A server
 * keeps compiling what was stored with what it had before: for those, take the newest.
 */
export function kubernetes(options: Offer = {}): Environment {
  const { minor = newest, libraries = [], ...more } = options;
  const offered = table.filter((one) => minor >= one.minor && minor < (one.until ?? Infinity));
  return environment({
    libraries: [...offered.map(({ library }) => library), ...libraries],
    crossTypeComparisons: minor >= 28,
    optionals: minor >= 28,
    ...more,
  });
}

/** What an API server offers to policies that change objects. */
export function mutation(options: Offer = {}): Environment {
  return kubernetes({
    messages: built,
    ...options,
    libraries: [jsonPatch, ...(options.libraries ?? [])],
  });
}
