/** CustomResourceDefinition, the kind that brings the others. */
import type { JsonObject } from "@bubustack/api/json";
import { pruneSchemas } from "../../definitions/keys.ts";
import { createdAt, name } from "../../table/standard.ts";
import { at, listAt, metaOf, objectAt, textAt, withMeta } from "../object.ts";
import type { Resource } from "../resource.ts";
import { define } from "./define.ts";
import { definitionProblems } from "./definition-problems.ts";
import { definitionSchema } from "./definition-schema.ts";

/** The finalizer under which a definition waits until its objects are gone. */
export const cleanupFinalizer = "customresourcecleanup.apiextensions.k8s.io";

function completed(crd: JsonObject): JsonObject {
  const spec = objectAt(crd, "spec");
  const given = objectAt(spec, "names");
  const kind = textAt(given, "kind");
  const defaults = kind === "" ? {} : { singular: kind.toLowerCase(), listKind: `${kind}List` };
  return { ...crd, spec: { conversion: { strategy: "None" }, ...spec, names: { ...defaults, ...given } } };
}

function established(crd: JsonObject, old: JsonObject | undefined, now: string): JsonObject {
  const storage = listAt(crd, "spec", "versions").find((item) => at(item, "storage") === true);
  const before = listAt(old, "status", "storedVersions");
  const name = textAt(storage, "name");
  const condition = (type: string, reason: string, message: string) => {
    const found = listAt(old, "status", "conditions").find((item) => textAt(item, "type") === type);
    return found ?? { type, status: "True", reason, message, lastTransitionTime: now };
  };
  const terminating = listAt(old, "status", "conditions").filter((item) => textAt(item, "type") === "Terminating");
  return {
    ...crd,
    status: {
      conditions: [
        condition("NamesAccepted", "NoConflicts", "no conflicts found"),
        condition("Established", "InitialNamesAccepted", "the initial names have been accepted"),
        ...terminating,
      ],
      acceptedNames: objectAt(crd, "spec", "names"),
      storedVersions: name === "" || before.includes(name) ? before : [...before, name],
    },
  };
}

function withFinalizer(crd: JsonObject): JsonObject {
  const finalizers = listAt(metaOf(crd), "finalizers");
  return finalizers.includes(cleanupFinalizer) ? crd : withMeta(crd, { finalizers: [...finalizers, cleanupFinalizer] });
}

const definition = define({
  group: "apiextensions.k8s.io",
  kind: "CustomResourceDefinition",
  namespaced: false,
  shortNames: ["crd", "crds"],
  categories: ["api-extensions"],
  status: true,
  generation: true,
  unconditionalUpdate: false,
  schema: definitionSchema,
  columns: [name, createdAt],
  strategy: {
    create: (crd, now) => established(withFinalizer(completed(crd)), undefined, now),
    update: (crd, old, now) => established(completed(crd), old, now),
    validate: definitionProblems,
  },
});

/** Schemas are typed objects as well: keys that none has are dropped, and told of. */
export const customResourceDefinitions: Resource = {
  ...definition,
  compiled: () => {
    const compiled = definition.compiled();
    return {
      ...compiled,
      prune: (value, onPruned) => pruneSchemas(compiled.prune(value, onPruned), onPruned),
    };
  },
};
