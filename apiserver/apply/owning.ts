import type { FieldSet } from "@bubustack/policies/merge/fields/field-set";
import { branch, difference, leaf, onlyBelow, withoutBelow } from "@bubustack/policies/merge/fields/field-set";
import type { Resource } from "../resources/resource.ts";

/** Fields of every object that the server sets, or that say which object it is: nobody owns them. */
const serverOwned = branch(
  false,
  new Map([
    ["f:apiVersion", leaf],
    ["f:kind", leaf],
    [
      "f:metadata",
      branch(
        true,
        [
          "creationTimestamp",
          "generation",
          "managedFields",
          "name",
          "namespace",
          "resourceVersion",
          "selfLink",
          "uid",
        ].map((name) => [`f:${name}`, leaf] as const),
      ),
    ],
  ]),
);

/** What a writer can own: not what the server owns, and of the status only who writes it through its own door. A scale is a view of the object itself. */
export function owning({ status }: Resource, subresource: string): (fields: FieldSet) => FieldSet {
  return (fields) => {
    const own = difference(fields, serverOwned);
    if (subresource !== "" && subresource !== "scale") return onlyBelow(own, `f:${subresource}`);
    return status ? withoutBelow(own, "f:status") : own;
  };
}
