/** Pods are refused, and what makes pods is warned of, by the labels of their namespaces. */
import type { Attributes } from "../admission/attributes.ts";
import { noteAnnotations } from "../admission/audit.ts";
import { keyOf, metaOf, objectAt, textMap } from "../resources/object.ts";
import type { Server } from "../server.ts";
import { forbidden, internal, invalid, qualified } from "../status.ts";
import type { PodView } from "./check.ts";
import type { Configuration } from "./configuration.ts";
import { warningsAbout } from "./existing-pods.ts";
import { judgeNamespace } from "./judge-namespace.ts";
import { judgePod } from "./judge-pod.ts";
import { prefix } from "./labels.ts";
import { isSignificant } from "./significant.ts";
import { hasTemplate, templateOf } from "./templates.ts";

/** Doors of a pod through which nothing comes that is looked at. */
const otherDoors = new Set(["attach", "binding", "eviction", "exec", "log", "portforward", "proxy", "status"]);

/** Judges creates and updates; throws an ApiError when one is refused. */
export function judge(server: Server, attributes: Attributes, configuration: Configuration): void {
  const { resource } = attributes;
  const name = qualified(resource);
  if (name === "namespaces") ofNamespace(server, attributes, configuration);
  else if (name === "pods") ofPod(server, attributes, configuration);
  else if (hasTemplate(resource)) ofTemplate(server, attributes, configuration);
}

function ofNamespace(server: Server, attributes: Attributes, configuration: Configuration): void {
  const { resource, subresource, name, object, oldObject, operation, warnings } = attributes;
  if (subresource !== "" || object === undefined) return;
  const old = operation === "UPDATE" ? oldObject : undefined;
  const verdict = judgeNamespace(object, old, configuration);
  if (verdict.problems.length > 0) throw invalid(resource, name, verdict.problems);
  for (const warning of verdict.warnings) warnings.add(warning);
  if (verdict.check === undefined) return;
  const pods = [...server.store.collection({ group: "", resource: "pods" }).range({ prefix: `${name}/` })]
    .map((entry) => entry.object)
    .filter(({ spec }) => !configuration.exempt.runtimeClasses.has(String(objectAt(spec)["runtimeClassName"] ?? "")));
  for (const warning of warningsAbout(name, pods, verdict.check, server.now)) warnings.add(warning);
}

function ofPod(server: Server, attributes: Attributes, configuration: Configuration): void {
  const { resource, subresource, name, namespace, object, oldObject, operation } = attributes;
  if (otherDoors.has(subresource) || object === undefined || isExempt(server, attributes, configuration)) return;
  const labels = labelsOf(server, namespace);
  if (labels === undefined) throw internal(`failed to lookup namespace "${namespace}"`);
  if (operation === "UPDATE" && oldObject !== undefined && !isSignificant(object, oldObject)) return;
  const pod = { metadata: metaOf(object), spec: objectAt(object, "spec") };
  const refused = told(server, attributes, pod, { labels, enforced: true }, configuration);
  if (refused !== undefined) throw forbidden(resource, name, refused);
}

/** Nothing is refused: the pods will be. */
function ofTemplate(server: Server, attributes: Attributes, configuration: Configuration): void {
  const { resource, subresource, namespace, object } = attributes;
  if (subresource !== "" || object === undefined || isExempt(server, attributes, configuration)) return;
  const labels = labelsOf(server, namespace);
  const pod = templateOf(resource, object);
  if (labels !== undefined && pod !== undefined)
    told(server, attributes, pod, { labels, enforced: false }, configuration);
}

function isExempt(server: Server, { namespace, user }: Attributes, { exempt }: Configuration): boolean {
  const why = exempt.namespaces.has(namespace) ? "namespace" : exempt.users.has(user.username ?? "") ? "user" : "";
  if (why !== "") noteAnnotations(server, prefix, { exempt: why });
  return why !== "";
}

/** Warns and notes what a pod violates; answers why it is refused. */
function told(
  server: Server,
  { warnings }: Attributes,
  pod: PodView,
  asked: Parameters<typeof judgePod>[1],
  configuration: Configuration,
): string | undefined {
  const { refused, warning, annotations } = judgePod(pod, asked, configuration);
  if (warning !== undefined) warnings.add(warning);
  // That a pod is let in where everything is would be noted with each of them.
  if (annotations["enforce-policy"] !== "privileged:latest" || Object.keys(annotations).length > 1)
    noteAnnotations(server, prefix, annotations);
  return refused;
}

function labelsOf(server: Server, namespace: string): { readonly [key: string]: string } | undefined {
  const entry = server.store.collection({ group: "", resource: "namespaces" }).get(keyOf("", namespace));
  return entry && textMap(entry.outline, "metadata", "labels");
}
