/** Policies that mean an object in a version that a scan does not read it in: they are unverified for it, and no pass. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { GroupVersionResource } from "@bubustack/api/meta";
import type { Constraints } from "@bubustack/policies/admission/constraints";
import { matchConstraints, readConstraints } from "@bubustack/policies/admission/constraints";
import type { Rule } from "@bubustack/policies/admission/rules";
import type { World } from "@bubustack/policies/admission/world";
import type { PolicyName, PolicyVerdict } from "@bubustack/policies/policy/verdict";
import { metadataOf } from "@bubustack/runtime/kube/object";

type Unverified = PolicyVerdict["unverified"][number];

interface Written {
  readonly name: PolicyName;
  readonly rules: readonly Rule[];
  /** With rules for every version: what is meant, whatever it is read as. */
  readonly anyVersion: Constraints;
}

/** What is unverified of an object that is asked about as a request. For resources that no policy means otherwise this costs nothing. */
export function otherVersions(objects: readonly JsonObject[]) {
  const all = objects.flatMap(writtenOf);
  const known = new Map<string, readonly Written[]>();
  return (request: AdmissionRequest, world: World): readonly Unverified[] => {
    const { group, version, resource } = request.resource;
    const key = `${resource}.${group}/${version}`;
    const meaning = known.get(key) ?? all.filter(({ rules }) => meansAnother(rules, request.resource));
    known.set(key, meaning);
    return meaning
      .filter(({ anyVersion }) => matchConstraints(anyVersion, request, world).state !== "no")
      .map(({ name, rules }) => {
        const versions = rules.filter((rule) => isAbout(rule, request.resource)).flatMap((rule) => rule.versions);
        const written = [...new Set(versions)].toSorted().join(", ");
        const reason = `its rules name version ${written}; ${resource} are read here as ${version}, which is a matter of the setting policy.readable`;
        return { ...name, reason };
      });
  };
}

/** Nothing for what is no policy of admission, or means versions as they are written alone. */
function writtenOf({ kind, spec, ...object }: JsonObject): readonly Written[] {
  if ((kind !== "ClusterPolicy" && kind !== "Policy") || !isObject(spec)) return [];
  const { at } = spec;
  if (isList(at) && at.length > 0 && !at.includes("Admission")) return [];
  const { namespace, name } = metadataOf(object);
  const read = readConstraints(spec["matchConstraints"]);
  if (!read.equivalent) return [];
  const any = (rules: readonly Rule[]) => rules.map((rule) => ({ ...rule, versions: ["*"] }));
  const within = kind === "Policy" ? { within: namespace } : {};
  const anyVersion = { ...read, ...within, rules: any(read.rules), excluded: any(read.excluded) };
  return [{ name: { policy: name, kind, ...(kind === "Policy" && { namespace }) }, rules: read.rules, anyVersion }];
}

function meansAnother(rules: readonly Rule[], of: GroupVersionResource): boolean {
  const about = rules.filter((rule) => isAbout(rule, of));
  return about.length > 0 && !about.some(({ versions }) => has(versions, of.version));
}

function isAbout({ groups, resources, operations }: Rule, { group, resource }: GroupVersionResource): boolean {
  const named = resources.some((one) => (one.resource === "*" || one.resource === resource) && one.subresource === "");
  return has(groups, group) && has(operations, "CREATE") && named;
}

function has(list: readonly string[], value: string): boolean {
  return list.includes("*") || list.includes(value);
}
