/** The schema of CustomResourceDefinition. */
import { rootSchema } from "../metadata-schema.ts";
import { flag, freeObject, int, keyed, listOf, object, text, time } from "../schema-words.ts";

const texts = (description: string) => listOf(description, { type: "string" });

const names = object("How the resource is called.", {
  categories: texts("Groups of resources that it is in, such as all."),
  kind: text("Kind, in CamelCase."),
  listKind: text("Kind of lists; the kind with List unless given."),
  plural: text("Plural, in lower case: part of the URL."),
  shortNames: texts("Short names for the command line."),
  singular: text("Singular, in lower case; the kind in lower case unless given."),
});

const version = object(
  "One version of the resource.",
  {
    additionalPrinterColumns: listOf(
      "Columns of kubectl get.",
      object(
        "One column.",
        {
          description: text("What the column says."),
          format: text("OpenAPI format of the type."),
          jsonPath: text("Where the cell's value is, as a simple JSON path."),
          name: text("Heading."),
          priority: int("0 shows always, more only with -o wide."),
          type: text("OpenAPI type."),
        },
        ["name", "type", "jsonPath"],
      ),
    ),
    deprecated: flag("Whether the version should not be used any more."),
    deprecationWarning: text("What requests to a deprecated version are told."),
    name: text("Name, such as v1."),
    schema: object("What objects look like.", { openAPIV3Schema: freeObject("The structural schema.") }),
    selectableFields: listOf(
      "Fields that field selectors may name.",
      object("One field.", { jsonPath: text("Where it is.") }, ["jsonPath"]),
    ),
    served: flag("Whether the version is served."),
    storage: flag("Whether objects are stored in this version."),
    subresources: object("Its subresources.", {
      scale: freeObject("The subresource scale."),
      status: freeObject("The subresource status."),
    }),
  },
  ["name", "served", "storage"],
);

export const definitionSchema = rootSchema(
  "A CustomResourceDefinition brings a kind of object to the API.",
  {
    spec: object(
      "What is served.",
      {
        conversion: object("How versions become each other.", {
          strategy: text("None or Webhook."),
          webhook: freeObject("The webhook that converts."),
        }),
        group: text("Group of the resource."),
        names,
        preserveUnknownFields: flag("Must be false."),
        scope: text("Namespaced or Cluster."),
        versions: listOf("The versions.", version),
      },
      ["group", "names", "scope", "versions"],
    ),
    status: object("State of the definition.", {
      acceptedNames: names,
      conditions: keyed(
        "Aspects of the state.",
        object("One aspect.", {
          lastTransitionTime: time("When it last changed."),
          message: text("What happened, for people."),
          observedGeneration: int("The generation that it is about.", "int64"),
          reason: text("What happened, in one word."),
          status: text("True, False or Unknown."),
          type: text("Which aspect."),
        }),
        "type",
      ),
      observedGeneration: int("The generation that the status is about.", "int64"),
      storedVersions: texts("Versions that objects were ever stored in."),
    }),
  },
  ["spec"],
);
