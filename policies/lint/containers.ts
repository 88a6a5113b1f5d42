/** Which lists of containers a policy looks at, and at what of them. */
import type { Site, Subject } from "./subject.ts";

/** What a policy reads of the containers of one Pod, or of one template. */
export interface Walked {
  /** Where the Pod's spec is: `spec`, `spec.template.spec`. */
  readonly spec: string;
  /** Fields of containers that it reads, by the list; each with a site that reads it. */
  readonly fields: ReadonlyMap<ContainerList, ReadonlyMap<string, Site>>;
}

export type ContainerList = "containers" | "initContainers" | "ephemeralContainers";

const walking =
  /^(?:object|oldObject)\.((?:[A-Za-z]+\.)*spec)\.(containers|initContainers|ephemeralContainers)\[\*\]\.([A-Za-z]+)/;

/** What a policy reads of containers; a Pod's own only where it is about Pods. Messages do not count. */
export function walkedContainers(subject: Subject): readonly Walked[] {
  const found = new Map<string, Map<ContainerList, Map<string, Site>>>();
  for (const site of subject.sites) {
    if (site.role !== "validation" && site.role !== "mutation" && site.role !== "condition") continue;
    for (const path of subject.reading(site).paths) {
      const [, spec = "", list = "", field = ""] = walking.exec(path) ?? [];
      if (!isContainerList(list) || (spec === "spec" && !isAboutPods(subject))) continue;
      const lists = found.get(spec) ?? new Map<ContainerList, Map<string, Site>>();
      const fields = lists.get(list) ?? new Map<string, Site>();
      if (!fields.has(field)) fields.set(field, site);
      found.set(spec, lists.set(list, fields));
    }
  }
  return [...found].map(([spec, fields]) => ({ spec, fields }));
}

function isContainerList(text: string): text is ContainerList {
  return text === "containers" || text === "initContainers" || text === "ephemeralContainers";
}

/** Whether a rule of a policy means Pods. */
export function isAboutPods({ rules }: Subject): boolean {
  return rules.some(
    ({ groups, resources }) =>
      (groups.includes("") || groups.includes("*")) &&
      resources.some(({ resource, subresource }) => subresource === "" && (resource === "pods" || resource === "*")),
  );
}

/** Fields that only containers have that run as long as the Pod does. */
const ofMain = new Set(["livenessProbe", "readinessProbe", "startupProbe", "lifecycle"]);
/** Fields that ephemeral containers may not have. */
const notEphemeral = new Set([...ofMain, "ports", "resources", "resizePolicy", "restartPolicy", "restartPolicyRules"]);

/** Whether a field can do harm in containers of a list. Names are in messages, and say nothing. */
export function matters(field: string, list: ContainerList): boolean {
  if (field === "name") return false;
  if (list === "initContainers") return !ofMain.has(field);
  return list === "containers" || !notEphemeral.has(field);
}
