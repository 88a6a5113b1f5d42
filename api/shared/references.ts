/** References from one of our objects to another. An empty namespace is that of the object that refers. */

import type { Static } from "../schema.ts";
import { object, optional, string } from "../schema.ts";
import { labelName, labelText } from "./names.ts";

const namespaced = {
  name: labelName("Name of the object, 1 to 253 characters of a DNS label (no dots).", 253),
  namespace: optional(
    labelText("Namespace of the object, at most 63 characters; default: the namespace of the object that refers.", 63),
  ),
};
const uid = optional(string("UID of the object that was meant, to notice that a namesake took its place."));
const pin = optional(
  string("Version pin, at most 64 characters: compared with `spec.version` of the object; default: any version.", {
    maxLength: 64,
  }),
);

/** A reference to a Story. */
export const storyReference = object("A Story, by name and optionally namespace, version and UID.", {
  ...namespaced,
  version: pin,
  uid,
});
export type StoryReference = Static<typeof storyReference>;

/** A reference to an Engram. */
export const engramReference = object("An Engram, by name and optionally namespace, version and UID.", {
  ...namespaced,
  version: pin,
  uid,
});
export type EngramReference = Static<typeof engramReference>;

/** A reference to an EngramTemplate, which is cluster-scoped. */
export const engramTemplateReference = object("An EngramTemplate, by name and optionally version and UID.", {
  name: string("Name of the template, 1 to 253 characters.", { minLength: 1, maxLength: 253 }),
  version: pin,
  uid,
});
export type EngramTemplateReference = Static<typeof engramTemplateReference>;

/** A reference to an ImpulseTemplate, which is cluster-scoped. */
export const impulseTemplateReference = object("An ImpulseTemplate, by name and optionally version and UID.", {
  name: string("Name of the template, 1 to 253 characters.", { minLength: 1, maxLength: 253 }),
  version: pin,
  uid,
});
export type ImpulseTemplateReference = Static<typeof impulseTemplateReference>;

/** A reference to an Impulse. */
export const impulseReference = object("An Impulse, by name and optionally namespace, version and UID.", {
  ...namespaced,
  version: pin,
  uid,
});
export type ImpulseReference = Static<typeof impulseReference>;

/** A reference to a StoryRun. */
export const storyRunReference = object("A StoryRun, by name and optionally namespace and UID.", {
  ...namespaced,
  uid,
});
export type StoryRunReference = Static<typeof storyRunReference>;

/** A reference to a StepRun. */
export const stepRunReference = object("A StepRun, by name and optionally namespace and UID.", { ...namespaced, uid });
export type StepRunReference = Static<typeof stepRunReference>;
