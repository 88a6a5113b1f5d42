import type { AccessAsk } from "../access.ts";
import { accessKey } from "../access.ts";
import type { Answer } from "../related.ts";
import type { Example } from "../rule.ts";

/** What an access review says of the user of an example. */
export function accessAnswer(ask: AccessAsk, { mayNot = [] }: Pick<Example, "mayNot">): Answer {
  const key = accessKey({ verb: "access", to: ask.to });
  return { state: mayNot.some((to) => accessKey({ verb: "access", to }) === key) ? "denied" : "allowed" };
}
