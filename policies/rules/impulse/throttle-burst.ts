import type { JsonObject } from "@bubustack/api/json";
import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

const throttled = (throttle: JsonObject) => ({ object: impulse({ throttle }), related: cronRelated });

export default rule<ImpulseContext>({
  id: "impulse/throttle-burst",
  kind: "Impulse",
  effect: "warn",
  summary: "A burst is allowed only of deliveries that have a rate.",
  why: "Without a rate nothing is held back, so the burst has no effect; most often the rate was forgotten.",
  examples: {
    allow: [throttled({ ratePerSecond: 10, burst: 20 }), { title: "Zero is no limit", ...throttled({ burst: 0 }) }],
    deny: [throttled({ burst: 20 })],
  },
  check: ({ object: { spec } }) => {
    const { ratePerSecond = 0, burst = 0 } = spec.throttle ?? {};
    if (burst <= 0 || ratePerSecond > 0) return [];
    const message = `${burst} has no effect without a rate`;
    return [forbidden(["spec", "throttle", "burst"], message, { fix: "set ratePerSecond, or remove it" })];
  },
});
