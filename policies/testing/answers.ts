import type { JsonObject } from "@bubustack/api/json";
import type { AccessAsk } from "../access.ts";
import { accessKey } from "../access.ts";
import type { GrantAsk } from "../edges/grant.ts";
import { grants } from "../edges/grant.ts";
import { objectAt, textAt } from "../fields.ts";
import type { Answer } from "../related.ts";
import type { Example } from "../rule.ts";

/** What an access review says of the user of an example. */
export function accessAnswer(ask: AccessAsk, { mayNot = [] }: Pick<Example, "mayNot">): Answer {
  const key = accessKey({ verb: "access", to: ask.to });
  return { state: mayNot.some((to) => accessKey({ verb: "access", to }) === key) ? "denied" : "allowed" };
}

/** Whether one of the objects of an example is the grant that is asked for. */
export function grantAnswer(ask: GrantAsk, objects: readonly JsonObject[]): Answer {
  const found = objects.find((one) => one["kind"] === "ReferenceGrant" && grants(one, ask));
  return found === undefined
    ? { state: "denied" }
    : { state: "allowed", by: textAt(objectAt(found, "metadata"), "name") };
}
