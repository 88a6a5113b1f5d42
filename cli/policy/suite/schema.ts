/** What a file of tests of policies says. */
import type { Static } from "@bubustack/api/schema";
import { anyJson, anyObject, boolean, enums, list, map, object, optional, string, time } from "@bubustack/api/schema";

const texts = (description: string) => list(description, string("A text."));

const finding = object("What one finding says; what is left out may be anything.", {
  policy: optional(string("The name of the policy.")),
  rule: optional(string("The validation by its name, or `validations[0]`.")),
  path: optional(string("The field that is meant.")),
  message: optional(string("The message, whole.")),
  contains: optional(string("A part of the message.")),
  reason: optional(string("`Invalid`, `Forbidden` …")),
  action: optional(enums("What the policy does.", ["Deny", "Warn", "Audit"])),
});

const test = object("One request, and what policies are expected to say of it.", {
  name: string("What it shows; no two tests of a suite have the same.", { minLength: 1, maxLength: 200 }),
  object: optional(
    anyJson(
      "The object that is created, changed or deleted: as it is, a file, or `file.yaml#name` for one of several.",
    ),
  ),
  oldObject: optional(anyJson("The object before the change, as `object`.")),
  set: optional(
    map(
      "Fields of `object` to set before it is judged, by path such as `spec.containers[0].image`; null removes one.",
      anyJson("The value."),
    ),
  ),
  operation: optional(
    enums("Default: UPDATE where there is an `oldObject`, otherwise CREATE.", [
      "CREATE",
      "UPDATE",
      "DELETE",
      "CONNECT",
    ]),
  ),
  request: optional(
    anyObject(
      "Fields of the AdmissionRequest that stand instead of those that follow from `object`: `subResource`, `options` …",
    ),
  ),
  user: optional(anyObject("Who asks, as `userInfo`; default: that of the suite.")),
  given: optional(
    list("Objects that there are besides, for this test alone.", anyJson("An object, a file or a folder.")),
  ),
  at: optional(
    enums("The point at which policies are asked; default Admission.", [
      "Admission",
      "Reference",
      "Trigger",
      "Launch",
      "Effect",
      "Gate",
      "Secret",
      "Stream",
    ]),
  ),
  variables: optional(map("Variables that the point has: `edge`, `template` …", anyJson("The value."))),
  allowed: boolean("Whether the request is expected to pass. What could not be judged does not pass."),
  findings: optional(list("All findings, in any order; left out, they may be any.", finding)),
  warnings: optional(texts("All warnings, in any order.")),
  auditAnnotations: optional(map("Audit annotations; there may be others.", string("The value."))),
  becomes: optional(anyObject("Fields that the object has after policies changed it; it may have others.")),
  unverified: optional(
    texts("The policies that cannot be judged by with what is given. The test may then be `allowed`."),
  ),
});

export const suiteSchema = object("Tests of policies.", {
  apiVersion: enums("The version of this format.", ["cli.bubustack.io/v1alpha1"]),
  kind: enums("What it is.", ["PolicySuite"]),
  metadata: optional(object("Its name.", { name: string("Shown in reports; default: the file.") })),
  policies: optional(
    texts("Files and folders with policies, bindings and exceptions, as seen from the file of the suite."),
  ),
  given: optional(
    list(
      "What else there is: params, Namespaces, roles, CustomResourceDefinitions, objects that policies read.",
      anyJson("An object, a file or a folder."),
    ),
  ),
  user: optional(anyObject("Who asks, as `userInfo` of an AdmissionRequest.")),
  now: optional(time("The time at which exceptions are judged; needed where there are any.")),
  shared: optional(anyJson("Not read: a place for YAML anchors.")),
  tests: list("The tests, at least one.", test, { minItems: 1 }),
});

export type Suite = Static<typeof suiteSchema>;
export type Test = Static<typeof test>;
export type ExpectedFinding = Static<typeof finding>;
