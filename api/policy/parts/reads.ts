import { labelSelector } from "../../core/label-selector.ts";
import { boolean, list, map, object, optional, ref, string } from "../../schema.ts";
import { expression } from "./expression.ts";
import { apiVersionField, kindField } from "./params.ts";

const fields = {
  name: string("Name, a CEL identifier of 1 to 63 characters: `reads.<name>` is the list of the objects found.", {
    minLength: 1,
    maxLength: 63,
    pattern: "^[_a-zA-Z][_a-zA-Z0-9]*$",
  }),
  apiVersion: apiVersionField,
  kind: kindField,
  objectName: optional(expression("CEL that gives the name of the one object.")),
  labelSelector: optional(ref("Labels of the objects.", labelSelector)),
  index: optional(
    map(
      "One declared index of the kind, and CEL that gives the value looked up, such as `{templateRef: object.metadata.name}`.",
      expression("CEL that gives a string."),
      { maxProperties: 1 },
    ),
  ),
  where: optional(
    expression("CEL that gives a bool for each `item` of those found, at most 1,000: false leaves it out."),
  ),
};
const rules = [
  {
    rule: "[has(self.objectName), has(self.labelSelector), has(self.index)].exists_one(given, given)",
    message: "exactly one of objectName, labelSelector and index is set",
  },
  { rule: "!has(self.index) || self.index.size() == 1", message: "index names one index" },
];
const about =
  "Objects that expressions may look at, read from caches; at most 16. Its expressions see the request alone.";
const lists = { listType: "map", keys: ["name"], maxItems: 16 } as const;

/** `spec.reads` of a Policy: objects of its own namespace. */
export const ownReads = list(about, object("Objects of the policy's namespace.", fields, { rules }), lists);

/** `spec.reads` of a ClusterPolicy. */
export const reads = list(
  about,
  object(
    "Objects of one kind.",
    {
      ...fields,
      allNamespaces: boolean(
        "Objects of all namespaces; default false: of the namespace of the object under judgement. Outside of namespaces always all.",
        { default: false },
      ),
    },
    { rules },
  ),
  lists,
);
