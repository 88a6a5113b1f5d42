/** What can be wrong with the spec of a Service. */
import type { Json, JsonObject } from "@bubustack/api/json";
import type { FieldError } from "../../validation/field-error.ts";
import { forbiddenField, invalidField, notSupported, requiredField } from "../../validation/field-error.ts";
import { keyProblems, labelProblems, subdomainProblems } from "../../validation/names.ts";
import { at, listAt, objectAt, textAt, textMap } from "../object.ts";

const supported: readonly (readonly [field: string, values: readonly string[]])[] = [
  ["sessionAffinity", ["ClientIP", "None"]],
  ["type", ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"]],
  ["externalTrafficPolicy", ["Cluster", "Local"]],
  ["internalTrafficPolicy", ["Cluster", "Local"]],
];

/** All of it, in the order in which the API server says it. */
export function serviceProblems(spec: JsonObject): readonly FieldError[] {
  const ports = listAt(spec, "ports");
  const alias = textAt(spec, "type") === "ExternalName";
  const headless = textAt(spec, "clusterIP") === "None";
  return [
    ...(ports.length === 0 && !headless && !alias ? [requiredField("spec.ports")] : []),
    ...(alias ? aliasProblems(spec) : []),
    ...portsProblems(ports.map((port) => objectAt(port))),
    ...Object.keys(textMap(spec, "selector")).flatMap((key) =>
      keyProblems(key).map((why) => invalidField("spec.selector", key, why)),
    ),
    ...supported.flatMap(([field, values]) => {
      const value = textAt(spec, field);
      return value === "" || values.includes(value) ? [] : [notSupported(`spec.${field}`, value, values)];
    }),
  ];
}

function aliasProblems(spec: JsonObject): readonly FieldError[] {
  const name = textAt(spec, "externalName").replace(/\.$/, "");
  const named =
    name === ""
      ? [requiredField("spec.externalName")]
      : subdomainProblems(name).map((why) => invalidField("spec.externalName", name, why));
  const addressed = listAt(spec, "clusterIPs").length > 0 || textAt(spec, "clusterIP") !== "";
  return [
    ...(addressed ? [forbiddenField("spec.clusterIPs", "may not be set for ExternalName services")] : []),
    ...named,
  ];
}

function portsProblems(ports: readonly JsonObject[]): readonly FieldError[] {
  const names = new Set<string>();
  return ports.flatMap((port, index) => {
    const place = `spec.ports[${index}]`;
    const name = textAt(port, "name");
    const taken = name !== "" && names.has(name);
    names.add(name);
    const protocol = textAt(port, "protocol") || "TCP";
    return [
      ...(name === "" && ports.length > 1 ? [requiredField(`${place}.name`)] : []),
      ...(name === "" ? [] : labelProblems(name).map((why) => invalidField(`${place}.name`, name, why))),
      ...(taken ? [{ reason: "FieldValueDuplicate" as const, field: `${place}.name`, value: name, detail: "" }] : []),
      ...numberProblems(`${place}.port`, at(port, "port") ?? 0),
      ...(["SCTP", "TCP", "UDP"].includes(protocol)
        ? []
        : [notSupported(`${place}.protocol`, protocol, ["SCTP", "TCP", "UDP"])]),
      ...numberProblems(`${place}.targetPort`, at(port, "targetPort")),
    ];
  });
}

/** Ports that have names are not looked at. */
function numberProblems(field: string, value: Json | undefined): readonly FieldError[] {
  if (typeof value !== "number" || (value >= 1 && value <= 65_535)) return [];
  return [invalidField(field, value, "must be between 1 and 65535, inclusive")];
}
