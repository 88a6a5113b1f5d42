/** What the kinds of admission policies have in common. */
import type { JsonObject } from "@bubustack/api/json";
import { at, textAt } from "../object.ts";
import type { Column } from "../resource.ts";

export const group = "admissionregistration.k8s.io";
export const categories = ["api-extensions"];

/** Names that only policies from files on a server may have. */
const reserved = ".static.k8s.io";

/** Warns of names that are kept for policies from files. */
export function nameWarnings(object: JsonObject): readonly string[] {
  if (!textAt(object, "metadata", "name").endsWith(reserved)) return [];
  return [
    `metadata.name: names ending with "${reserved}" are reserved for static manifest-based configurations and cannot be managed via the API`,
  ];
}

export const paramKindColumn: Column = {
  name: "ParamKind",
  type: "string",
  description: "The kind of the params.",
  cell: (object) => {
    const kind = at(object, "spec", "paramKind");
    return kind === undefined ? "<unset>" : `${textAt(kind, "apiVersion")}/${textAt(kind, "kind")}`;
  },
};

export const bindingColumns: readonly Column[] = [
  {
    name: "PolicyName",
    type: "string",
    description: "The policy that is bound.",
    cell: (object) => textAt(object, "spec", "policyName"),
  },
  {
    name: "ParamRef",
    type: "string",
    description: "The params.",
    cell: (object) => {
      const ref = at(object, "spec", "paramRef");
      const name = textAt(ref, "name");
      if (name !== "") return `${textAt(ref, "namespace") || "*"}/${name}`;
      return at(ref, "selector") === undefined ? "<unset>" : "<selector>";
    },
  },
];
