import type { Static } from "../../schema.ts";
import { enums, integer, list, object, optional, string } from "../../schema.ts";

const target = object("The receivers that a rule is about.", {
  steps: optional(
    list(
      "Names of steps, at most 200; default: every step downstream.",
      string("Name of a step.", { maxLength: 253 }),
      {
        listType: "atomic",
        maxItems: 200,
      },
    ),
  ),
});

/** One entry of `streaming.routing.rules`. */
export const routingRule = object("Lets messages pass to some receivers, or keeps them away.", {
  name: optional(string("Name of the rule, for people; at most 253 characters.", { maxLength: 253 })),
  when: optional(
    string("Template that must be true for the rule to apply, at most 65,536 characters; default: always.", {
      maxLength: 65_536,
    }),
  ),
  action: optional(enums("What the rule does; default `allow`.", ["allow", "deny"])),
  target: optional(target),
});
export type RoutingRule = Static<typeof routingRule>;

/** `streaming.routing`. */
export const routing = object("Which way messages take.", {
  mode: optional(
    enums("Through the hub or from peer to peer; default: that of the transport.", ["auto", "hub", "p2p"]),
  ),
  fanOut: optional(
    enums("How one message reaches several receivers; default: that of the transport.", ["sequential", "parallel"]),
  ),
  maxDownstreams: optional(integer("Receivers of one step at most, 1 or more.", { minimum: 1 })),
  rules: optional(list("Rules, in this order; at most 200.", routingRule, { listType: "atomic", maxItems: 200 })),
});
