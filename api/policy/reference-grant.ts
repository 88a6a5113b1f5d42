import type { ObjectOf } from "../kind.ts";
import { kind } from "../kind.ts";
import type { Static } from "../schema.ts";
import { integer, list, object, optional, string } from "../schema.ts";
import { labelName, labelText } from "../shared/names.ts";
import { observed } from "../shared/status.ts";

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

const usedBy = object("Objects of one kind in one namespace that rely on the grant.", {
  group,
  kind: kindName,
  namespace: labelName("Namespace of the objects, 1 to 63 characters.", 63),
  count: integer("How many there are, at least 1.", { format: "int64", minimum: 1 }),
  names: list("Names of the first of them in the order of the alphabet, at most 10.", string("Name."), {
    listType: "atomic",
    maxItems: 10,
  }),
});

const referenceGrantStatus = object("What is known about the grant.", {
  ...observed,
  users: optional(
    integer("Objects with a reference that this grant lets be; runs that have ended do not count.", {
      format: "int64",
      minimum: 0,
    }),
  ),
  usedBy: optional(
    list("Who they are, at most one entry for each of `from`.", usedBy, { listType: "atomic", maxItems: most }),
  ),
});

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
  columns: [
    { name: "In use", type: "string", jsonPath: '.status.conditions[?(@.type=="InUse")].status' },
    { name: "Users", type: "integer", jsonPath: ".status.users", description: "Objects that rely on the grant." },
  ],
  spec: referenceGrantSpec,
  status: referenceGrantStatus,
});
export type ReferenceGrant = ObjectOf<typeof ReferenceGrant>;
export type ReferenceGrantSpec = Static<typeof referenceGrantSpec>;
export type ReferenceGrantStatus = Static<typeof referenceGrantStatus>;
