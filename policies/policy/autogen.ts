/** What makes Pods, judged as the Pods that it makes. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { isRedacted } from "../admission/redacted.ts";
import type { Target } from "../admission/world.ts";

/** A kind that makes Pods. */
export interface Controller {
  readonly group: string;
  readonly kind: string;
  /** Where the template of its Pods stands. */
  readonly template: readonly string[];
}

const plain = ["spec", "template"];

/** The kinds of `spec.autogen.podControllers`. */
export const controllers: readonly Controller[] = [
  { group: "apps", kind: "Deployment", template: plain },
  { group: "apps", kind: "StatefulSet", template: plain },
  { group: "apps", kind: "DaemonSet", template: plain },
  { group: "apps", kind: "ReplicaSet", template: plain },
  { group: "batch", kind: "Job", template: plain },
  { group: "batch", kind: "CronJob", template: ["spec", "jobTemplate", "spec", "template"] },
];

const pods: Target = {
  resource: { group: "", version: "v1", resource: "pods" },
  kind: { group: "", version: "v1", kind: "Pod" },
};

/** The controller that a request is about; undefined for other objects and for subresources. */
export function controllerOf({ kind, subResource = "" }: AdmissionRequest): Controller | undefined {
  if (subResource !== "") return undefined;
  return controllers.find((one) => one.kind === kind.kind && one.group === kind.group);
}

/** The request as one about a Pod of the controller's: `requestKind` and `requestResource` still say what was asked. */
export function podRequest(request: AdmissionRequest, { template }: Controller): AdmissionRequest {
  const as = (object: Json | undefined) => (isObject(object) ? podOf(object, template) : (object ?? null));
  const { kind, resource, requestKind = kind, requestResource = resource } = request;
  return {
    ...request,
    ...pods,
    requestKind,
    requestResource,
    object: as(request.object),
    oldObject: as(request.oldObject),
  };
}

/** A Pod as its controller makes it: under the controller's name where the template gives none. */
function podOf(object: JsonObject, path: readonly string[]): JsonObject {
  let template: Json | undefined = object;
  for (const key of path) {
    if (isRedacted(template)) break;
    template = isObject(template) && Object.hasOwn(template, key) ? template[key] : undefined;
  }
  // Of a template that is not told, nothing is known of its Pods.
  const of = isRedacted(template) ? { metadata: template, spec: template } : isObject(template) ? template : {};
  const owner = isObject(object["metadata"]) ? object["metadata"] : {};
  const { name, namespace } = owner;
  if (of["metadata"] !== undefined && isRedacted(of["metadata"]))
    return {
      apiVersion: "v1",
      kind: "Pod",
      metadata: of["metadata"],
      ...(of["spec"] !== undefined && { spec: of["spec"] }),
    };
  const given = isObject(of["metadata"]) ? of["metadata"] : {};
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { ...(name !== undefined && { name }), ...given, ...(namespace !== undefined && { namespace }) },
    ...(of["spec"] !== undefined && { spec: of["spec"] }),
  };
}

const ofPods = /(?<![\w.$/-])((?:object\.|oldObject\.)?)(?=spec[.[]|metadata\.(?:labels|annotations)\b)/g;

/** A text that names fields of a Pod (`spec.containers`, `object.spec.volumes`), with those of the template instead. */
export function movedText(text: string, { template }: Controller): string {
  return text.replace(ofPods, `$1${template.join(".")}.`);
}

/** The path of a Pod's field in its controller; a Pod as a whole is the template. */
export function movedPath(path: string, controller: Controller): string {
  if (path === "") return controller.template.join(".");
  return path === "spec" ? `${controller.template.join(".")}.spec` : movedText(path, controller);
}
