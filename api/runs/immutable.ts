import type { CelRule } from "../schema.ts";

/**
 * A field of a spec that is as it was when the object was created, absent or not. For fields that the schema describes
 * to the last: over a free-form object a rule of a CRD misses changes (docs/kubernetes-facts.md 10).
 */
export function immutable(field: string, message = `${field} does not change`): readonly CelRule[] {
  const fieldPath = `.${field}`;
  return [
    { rule: `has(self.${field}) == has(oldSelf.${field})`, message, fieldPath },
    { rule: `!has(self.${field}) || !has(oldSelf.${field}) || self.${field} == oldSelf.${field}`, message, fieldPath },
  ];
}

/** A switch that stays on once it is on. */
export function sticky(field: string): CelRule {
  return {
    rule: `!has(oldSelf.${field}) || !oldSelf.${field} || (has(self.${field}) && self.${field})`,
    message: `${field} stays true`,
    fieldPath: `.${field}`,
  };
}
