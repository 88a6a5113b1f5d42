import type { ObjectOf } from "../kind.ts";
import { kind } from "../kind.ts";
import type { Static } from "../schema.ts";
import { list, object, optional, string } from "../schema.ts";
import { conditions } from "../shared/conditions.ts";
import { labelName, labelText } from "../shared/names.ts";

const group = string("API group; the empty text is the core group. At most 253 characters.", { maxLength: 253 });
const kindName = string("Kind, such as `Story`; 1 to 63 characters.", { minLength: 1, maxLength: 63 });

const from = object("Who may refer: objects of one kind in one namespace.", {
  group,
  kind: kindName,
  namespace: labelName("Namespace of the objects that refer, 1 to 63 characters.", 63),
});

const to = object("What may be referred to: objects of one kind in the grant's namespace.", {
  group,
  kind: kindName,
  name: optional(labelText("Name of the one object that is meant, at most 253 characters; default: all.", 253)),
});

const most = 100;

const referenceGrantSpec = object("Who may refer to what in the grant's namespace: each of `from` to each of `to`.", {
  from: list("Who may refer, 1 to 100 entries.", from, { listType: "atomic", minItems: 1, maxItems: most }),
  to: list("What may be referred to, 1 to 100 entries.", to, { listType: "atomic", minItems: 1, maxItems: most }),
});

const referenceGrantStatus = object("What is known about the grant.", { conditions: optional(conditions) });

/** The consent of a namespace that objects of other namespaces refer to its own. */
export const ReferenceGrant = kind({
  group: "policy.bubustack.io",
  kind: "ReferenceGrant",
  plural: "referencegrants",
  singular: "referencegrant",
  shortNames: ["refgrant"],
  categories: ["bubu", "ai"],
  scope: "Namespaced",
  description: "The consent of a namespace that objects of other namespaces refer to its own.",
  columns: [],
  spec: referenceGrantSpec,
  status: referenceGrantStatus,
});
export type ReferenceGrant = ObjectOf<typeof ReferenceGrant>;
export type ReferenceGrantSpec = Static<typeof referenceGrantSpec>;
export type ReferenceGrantStatus = Static<typeof referenceGrantStatus>;
