import type { CelRule } from "../schema.ts";

const unique = (list: string, others: readonly string[]): string => {
  const elsewhere = others
    .map((other) => {
      const free = `!self.${other}.exists(b, b.name == a.name)`;
      return ` && ${other === "steps" ? free : `(!has(self.${other}) || ${free})`}`;
    })
    .join("");
  const held = `self.${list}.all(a, self.${list}.exists_one(b, b.name == a.name)${elsewhere})`;
  return list === "steps" ? held : `!has(self.${list}) || ${held}`;
};

/**
 * What the API server can decide about `Story.spec` alone. The webhook's rules say the same with better words; these
 * hold when it is not there. Lists and texts in them are bounded, so that the estimated cost stays within the API
 * server's limits (10,000,000 for one rule, 100,000,000 for one CRD).
 */
export const storyRules: readonly CelRule[] = [
  { rule: unique("steps", []), message: "step names are unique", fieldPath: ".steps" },
  {
    rule: unique("compensations", ["steps"]),
    message: "step names are unique across steps and compensations",
    fieldPath: ".compensations",
  },
  {
    rule: unique("finally", ["steps", "compensations"]),
    message: "step names are unique across steps, compensations and finally",
    fieldPath: ".finally",
  },
  { rule: unique("transports", []), message: "transport names are unique", fieldPath: ".transports" },
  {
    rule: "self.pattern != 'realtime' || !self.steps.exists(s, has(s.type) && s.type in ['gate', 'wait'])",
    message: "a realtime story has no gate and no wait among its steps",
    fieldPath: ".steps",
  },
];
