/** Containers of pods and of their templates: their fields, what is filled in, and what can be wrong with one. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { canonicalQuantity } from "@bubustack/api/quantity";
import type { FieldError } from "../../validation/field-error.ts";
import { invalidField, requiredField } from "../../validation/field-error.ts";
import { labelProblems } from "../../validation/names.ts";
import { listAt, objectAt, textAt } from "../object.ts";
import { flag, int, keyed, listOf, text } from "../schema-words.ts";
import { core } from "./core-types.ts";
import { completeProbe, probe, probeKinds, probeProblems } from "./probes.ts";

/** Fields that this server reads have a description of what it does with them. */
const described = {
  args: listOf("Arguments of the program.", { type: "string" }),
  command: listOf("The program, instead of the image's own.", { type: "string" }),
  env: keyed("Variables of its environment.", core("EnvVar", "One variable."), "name"),
  image: text("What is run."),
  imagePullPolicy: text("Not looked at: nothing is pulled."),
  livenessProbe: probe("Whether it still works; where it does not, it is started again."),
  name: text("Name, unique in the pod."),
  ports: keyed(
    "Ports that it listens on, by which probes and Services name them.",
    core("ContainerPort", "One of them.", {
      containerPort: int("Number."),
      name: text("Name."),
      protocol: { ...text("TCP, UDP or SCTP."), default: "TCP" },
    }),
    "containerPort",
    "protocol",
  ),
  readinessProbe: probe("Whether it can be used."),
  startupProbe: probe("Whether it has started; the other probes wait for it."),
  terminationMessagePath: text("File that the program may leave a message in."),
  terminationMessagePolicy: text("File or FallbackToLogsOnError."),
  volumeMounts: keyed(
    "Volumes that it sees.",
    core("VolumeMount", "One of them.", {
      mountPath: text("Where."),
      name: text("Which."),
      readOnly: flag("Whether it is only read."),
      subPath: text("The part of it."),
    }),
    "mountPath",
  ),
  workingDir: text("Folder that it starts in."),
};

export const container = core("Container", "One program of the pod.", described);
export const ephemeralContainer = core(
  "EphemeralContainer",
  "A program that is added for debugging; not run by this server.",
  described,
);

/** A container with what it left out. */
export function completeContainer(given: JsonObject): JsonObject {
  const probes = probeKinds.filter((kind) => given[kind] !== undefined);
  return {
    terminationMessagePath: "/dev/termination-log",
    terminationMessagePolicy: "File",
    imagePullPolicy: /(:latest|^[^:@]*|\/[^:@/]*)$/.test(textAt(given, "image")) ? "Always" : "IfNotPresent",
    ...given,
    resources: resourcesOf(objectAt(given, "resources")),
    ...Object.fromEntries(probes.map((kind) => [kind, completeProbe(objectAt(given, kind))])),
  };
}

/** `resources` with its quantities as they are stored. */
function resourcesOf(resources: JsonObject): JsonObject {
  const amounts = (field: "limits" | "requests") => {
    const given = resources[field];
    if (!isObject(given)) return {};
    const stored = Object.entries(given).map(([name, value]) => [name, canonicalQuantity(String(value)) ?? value]);
    return { [field]: Object.fromEntries(stored) };
  };
  return { ...resources, ...amounts("limits"), ...amounts("requests") };
}

/** What is wrong with the containers of a pod's spec. */
export function containerProblems(spec: JsonObject, field: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (listAt(spec, "containers").length === 0) errors.push(requiredField(`${field}.containers`));
  const names = new Set<string>();
  for (const kind of ["initContainers", "containers"]) {
    for (const [index, each] of listAt(spec, kind).entries()) {
      const name = textAt(each, "name");
      const place = `${field}.${kind}[${index}]`;
      if (name === "") errors.push(requiredField(`${place}.name`));
      else for (const problem of labelProblems(name)) errors.push(invalidField(`${place}.name`, name, problem));
      if (names.has(name))
        errors.push({ reason: "FieldValueDuplicate", field: `${place}.name`, value: name, detail: "" });
      names.add(name);
      if (textAt(each, "image") === "") errors.push(requiredField(`${place}.image`));
      errors.push(...mountProblems(spec, objectAt(each), place));
      for (const which of probeKinds) errors.push(...probeProblems(objectAt(each), which, place));
    }
  }
  return errors;
}

function mountProblems(spec: JsonObject, given: JsonObject, place: string): readonly FieldError[] {
  return listAt(given, "volumeMounts").flatMap((mount, number): FieldError[] => {
    const known = listAt(spec, "volumes").some((volume) => textAt(volume, "name") === textAt(mount, "name"));
    const where = `${place}.volumeMounts[${number}]`;
    const value = textAt(mount, "name");
    return [
      ...(known ? [] : [{ reason: "FieldValueNotFound" as const, field: `${where}.name`, value, detail: "" }]),
      ...(textAt(mount, "mountPath") === "" ? [requiredField(`${where}.mountPath`)] : []),
    ];
  });
}
