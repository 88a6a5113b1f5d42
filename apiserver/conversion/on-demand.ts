/** Judgements that are made at once, over objects in versions that only a webhook can make. */
import type { JsonObject } from "@bubustack/api/json";
import { textAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import { internal } from "../status.ts";
import type { Converting } from "./convert.ts";
import { toVersion } from "./convert.ts";

/** An object in another version (`group/version`) of its resource. */
export type Convert = (object: JsonObject, apiVersion: string) => JsonObject;

/** So many times a judgement is made anew, as each of its steps may ask for what the one before left. */
const rounds = 100;

/**
 * What a judgement says. Where it asks for an object that is not known in a version yet, it goes on with one that is
 * wrong, what it says or throws is dropped, the webhook is asked, and it is made again: it must have no effects.
 * Throws what the judgement throws; 500 where a conversion fails.
 */
export async function withConversions<T>(
  server: Converting,
  resource: Resource,
  signal: AbortSignal,
  judge: (convert: Convert) => T,
): Promise<T> {
  if (resource.conversion === undefined) return judge((object, apiVersion) => ({ ...object, apiVersion }));
  const known = new Map<string, JsonObject>();
  for (let round = 0; round < rounds; round++) {
    const wanted = new Map<string, readonly [JsonObject, string]>();
    const convert: Convert = (object, apiVersion) => {
      if (textAt(object, "apiVersion") === apiVersion) return object;
      const key = `${apiVersion} ${JSON.stringify(object)}`;
      const found = known.get(key);
      if (found === undefined) wanted.set(key, [object, apiVersion]);
      return found ?? { ...object, apiVersion };
    };
    const outcome = attempt(() => judge(convert));
    if (wanted.size === 0) {
      if ("error" in outcome) throw outcome.error;
      return outcome.value;
    }
    for (const [key, [object, apiVersion]] of wanted)
      known.set(key, await toVersion(server, resource, object, apiVersion, signal));
  }
  throw internal("too many conversions of one object");
}

function attempt<T>(judge: () => T): { readonly value: T } | { readonly error: unknown } {
  try {
    return { value: judge() };
  } catch (error) {
    return { error };
  }
}
