import { labelSelector } from "../../core/label-selector.ts";
import type { Schema } from "../../schema.ts";
import { enums, object, optional, ref, string } from "../../schema.ts";
import { labelText } from "../../shared/names.ts";

export const apiVersionField = string("Group and version, such as `apps/v1`; of the core group the version alone.", {
  minLength: 1,
  maxLength: 317,
});
export const kindField = string("Kind, such as `ConfigMap`; 1 to 63 characters.", { minLength: 1, maxLength: 63 });

/** `spec.paramKind` of policies. */
export const paramKind = object(
  "The kind of the policy's params.",
  { apiVersion: apiVersionField, kind: kindField },
  { mapType: "atomic" },
);

const name = optional(string("Name of the one object; 1 to 253 characters.", { minLength: 1, maxLength: 253 }));
const selector = optional(
  ref("Labels of the objects: the policy is evaluated with each. An empty selector selects all.", labelSelector),
);
const parameterNotFoundAction = enums(
  "What it means that there is none: an error, which the failure policy decides about, or nothing to evaluate; default `Deny`.",
  ["Allow", "Deny"],
  { default: "Deny" },
);
const rules = [{ rule: "has(self.name) != has(self.selector)", message: "exactly one of name and selector is set" }];

/** `spec.paramRef` of a Policy: objects of its own namespace. */
export const ownParamRef = object(
  "The objects that are `params`, in the policy's namespace. Default: `params` is null.",
  { name, selector, parameterNotFoundAction },
  { mapType: "atomic", rules },
);

/** `spec.paramRef` of a ClusterPolicy, in the place of a binding's. */
export const paramRef = object(
  "The objects that are `params`. Default: `params` is null.",
  {
    name,
    namespace: optional(
      labelText("Namespace of the objects, at most 63 characters; default: that of the object under judgement.", 63),
    ),
    selector,
    parameterNotFoundAction,
  },
  { mapType: "atomic", rules },
);

/** The rule of a spec: a reference without a kind says nothing. */
export const paramsRule = {
  rule: "has(self.paramKind) || !has(self.paramRef)",
  message: "paramRef needs paramKind",
} as const;

export type ParamRef = typeof paramRef extends Schema<infer T> ? T : never;
