import { expect, test } from "vitest";
import { crd, crdName } from "./crd.ts";
import { kind } from "./kind.ts";
import { integer, object, optional, string } from "./schema.ts";

const Thing = kind({
  group: "example.org",
  kind: "Thing",
  plural: "things",
  singular: "thing",
  shortNames: ["th"],
  categories: ["all"],
  scope: "Cluster",
  description: "A thing.",
  columns: [{ name: "Size", type: "integer", jsonPath: ".spec.size" }],
  selectableFields: [".spec.name"],
  spec: object("What is wanted.", { name: string("Its name."), size: integer("Its size.", { default: 1 }) }),
  status: object("What is.", { seen: optional(integer("What was seen.")) }),
});

test("a kind becomes a CustomResourceDefinition", () => {
  expect(crdName(Thing)).toBe("things.example.org");
  expect(crd(Thing)).toEqual({
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: "things.example.org" },
    spec: {
      group: "example.org",
      names: {
        kind: "Thing",
        listKind: "ThingList",
        plural: "things",
        singular: "thing",
        shortNames: ["th"],
        categories: ["all"],
      },
      scope: "Cluster",
      versions: [
        {
          name: "v1alpha1",
          served: true,
          storage: true,
          additionalPrinterColumns: [
            { name: "Size", type: "integer", jsonPath: ".spec.size" },
            expect.objectContaining({ name: "Age", type: "date", jsonPath: ".metadata.creationTimestamp" }),
          ],
          selectableFields: [{ jsonPath: ".spec.name" }],
          schema: {
            openAPIV3Schema: {
              type: "object",
              description: "A thing.",
              properties: {
                apiVersion: expect.objectContaining({ type: "string" }),
                kind: expect.objectContaining({ type: "string" }),
                metadata: { type: "object" },
                spec: {
                  type: "object",
                  description: "What is wanted.",
                  properties: {
                    name: { type: "string", description: "Its name." },
                    size: { type: "integer", description: "Its size.", default: 1, format: "int32" },
                  },
                  required: ["name"],
                },
                status: {
                  type: "object",
                  description: "What is.",
                  properties: { seen: { type: "integer", description: "What was seen.", format: "int32" } },
                },
              },
              required: ["spec"],
            },
          },
          subresources: { status: {} },
        },
      ],
    },
  });
});
