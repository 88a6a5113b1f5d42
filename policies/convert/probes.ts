/** Requests made up of what policies match, where no others are at hand. */
import type { AdmissionRequest, Operation } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import { readRules } from "../admission/rules.ts";
import { objectAt } from "../fields.ts";

const writes: readonly Operation[] = ["CREATE", "UPDATE", "DELETE", "CONNECT"];
/** The most requests that are made up of one policy. */
const most = 200;

/** One request for each operation on each resource that a policy names, about an object that has nothing but a name. */
export function probes(policy: JsonObject): readonly { readonly name: string; readonly request: AdmissionRequest }[] {
  const rules = readRules(objectAt(objectAt(policy, "spec"), "matchConstraints")["resourceRules"]);
  const found = rules.flatMap(({ operations, groups, versions, resources }) =>
    writes
      .filter((operation) => operations.includes("*") || operations.includes(operation))
      .flatMap((operation) =>
        groups.flatMap((group) =>
          versions.flatMap((version) =>
            resources.map(({ resource, subresource }) =>
              probe(
                operation,
                { group: some(group), version: some(version), resource: some(resource) },
                some(subresource),
              ),
            ),
          ),
        ),
      ),
  );
  return found
    .slice(0, most)
    .map((request) => ({ name: `${request.operation} of ${request.resource.resource}`, request }));
}

function probe(operation: Operation, resource: AdmissionRequest["resource"], subResource: string): AdmissionRequest {
  const { group, version } = resource;
  const kind = { group, version, kind: "Probe" };
  const apiVersion = group === "" ? version : `${group}/${version}`;
  const object = { apiVersion, kind: "Probe", metadata: { name: "probe", namespace: "default" }, spec: {} };
  const after = operation === "CREATE" || operation === "UPDATE" ? object : null;
  const before = operation === "UPDATE" || operation === "DELETE" ? object : null;
  return {
    uid: "00000000-0000-4000-8000-000000000000",
    kind,
    resource,
    ...(subResource !== "" && { subResource }),
    name: "probe",
    namespace: "default",
    operation,
    userInfo: {},
    object: after,
    oldObject: before,
    dryRun: false,
    options: null,
  };
}

/** A star is any: something that nothing else is called. */
function some(text: string): string {
  return text === "*" ? "anything" : text;
}
