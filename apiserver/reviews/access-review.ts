import type { Json, JsonObject } from "@bubustack/api/json";
import type { Access, Subject } from "../authz/access.ts";
import { authorize } from "../authz/authorize.ts";
import { storedPolicy } from "../authz/policy.ts";
import { at, metaOf, textAt, textsAt, without } from "../resources/object.ts";
import { badRequest, invalid } from "../status.ts";
import type { FieldError } from "../validation/field-error.ts";
import { invalidField } from "../validation/field-error.ts";
import type { Question } from "./question.ts";

/** Answers a SubjectAccessReview: may this user do that. */
export function subjectAccessReview(question: Question): JsonObject {
  check(question, [...attributeErrors(question.object), ...subjectErrors(question.object)]);
  return answered(question, asked(question.object));
}

/** Answers a LocalSubjectAccessReview: the same, about its own namespace only. */
export function localAccessReview(question: Question): JsonObject {
  const { object, namespace } = question;
  const errors = [...attributeErrors(object), ...subjectErrors(object)];
  const inside = textAt(object, "spec", "resourceAttributes", "namespace");
  if (at(object, "spec", "resourceAttributes") !== undefined && inside !== textAt(object, "metadata", "namespace"))
    errors.push(invalidField("spec.resourceAttributes.namespace", inside, "must match metadata.namespace"));
  const path = at(object, "spec", "nonResourceAttributes");
  if (path !== undefined)
    errors.push(invalidField("spec.nonResourceAttributes", path, "disallowed on this kind of request"));
  check(question, errors, ["namespace"]);
  if (textAt(object, "metadata", "namespace") !== namespace)
    throw badRequest(`spec.resourceAttributes.namespace must match namespace: ${namespace}`);
  return answered(question, asked(object));
}

/** Answers a SelfSubjectAccessReview: may I do that. */
export function selfAccessReview(question: Question): JsonObject {
  check(question, attributeErrors(question.object));
  return answered(question, question.call.user);
}

function answered({ server, object }: Question, user: Subject): JsonObject {
  const access = accessIn(object);
  const { allowed, reason } = authorize(access, user, storedPolicy(server.store));
  return { ...object, status: { allowed, ...(reason === "" ? {} : { reason }) } };
}

function asked(object: JsonObject): Subject {
  return { username: textAt(object, "spec", "user"), groups: textsAt(object, "spec", "groups") };
}

function accessIn(object: JsonObject): Access {
  const attributes: Json | undefined = at(object, "spec", "resourceAttributes");
  if (attributes === undefined) {
    const path = at(object, "spec", "nonResourceAttributes");
    return { type: "path", verb: textAt(path, "verb"), path: textAt(path, "path") };
  }
  const field = (name: string) => textAt(attributes, name);
  return {
    type: "resource",
    verb: field("verb"),
    group: field("group"),
    resource: field("resource"),
    subresource: field("subresource"),
    namespace: field("namespace"),
    name: field("name"),
  };
}

function attributeErrors(object: JsonObject): FieldError[] {
  const resource = at(object, "spec", "resourceAttributes");
  const path = at(object, "spec", "nonResourceAttributes");
  if (resource !== undefined && path !== undefined) {
    const detail = "cannot be specified in combination with resourceAttributes";
    return [invalidField("spec.nonResourceAttributes", path, detail)];
  }
  if (resource !== undefined || path !== undefined) return [];
  const detail = "exactly one of nonResourceAttributes or resourceAttributes must be specified";
  return [invalidField("spec.resourceAttributes", null, detail)];
}

function subjectErrors(object: JsonObject): FieldError[] {
  const { username, groups } = asked(object);
  if (username !== "" || groups?.length !== 0) return [];
  return [invalidField("spec.user", "", "at least one of user or group must be specified")];
}

/** Refuses a question that is not well asked (422); of its metadata only the given fields may be there. */
function check({ resource, object }: Question, errors: readonly FieldError[], fields: readonly string[] = []): void {
  const meta = without(metaOf(object), ...fields);
  const detail = fields.length === 0 ? "must be empty" : `must be empty except for ${fields.join(", ")}`;
  const all = Object.keys(meta).length === 0 ? errors : [...errors, invalidField("metadata", metaOf(object), detail)];
  if (all.length > 0) throw invalid(resource, "", all);
}
