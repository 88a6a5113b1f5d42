/** Lints over files: what is objected to, and where it stands. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { formatPath } from "@bubustack/api/path";
import { objectAt, textAt } from "@bubustack/policies/admission/policy";
import type { Host } from "@bubustack/policies/host";
import { lintPolicies } from "@bubustack/policies/lint/run";
import type { Located, Reported, Subjected } from "../../lint/report.ts";
import { place } from "../../lint/report.ts";
import type { Source } from "../../source/source.ts";
import type { Span, Tree } from "../../source/tree.ts";
import { child, locate, maxDepth, toJson } from "../../source/tree.ts";

/** An object of a file. */
interface Found {
  readonly source: Source;
  readonly tree: Tree;
  readonly object: JsonObject;
}

const kinds: { readonly [group: string]: readonly string[] } = {
  "policy.bubustack.io": ["ClusterPolicy", "Policy", "ClusterPolicyException", "PolicyException"],
  "admissionregistration.k8s.io": [
    "ValidatingAdmissionPolicy",
    "ValidatingAdmissionPolicyBinding",
    "MutatingAdmissionPolicy",
    "MutatingAdmissionPolicyBinding",
  ],
};

/** Lints all policies, bindings and exceptions of some files together; documents of other kinds are counted. `now` is in milliseconds. */
export function lintSources(sources: readonly Source[], own: Host, now: number): Reported {
  const findings: Located[] = [];
  const found: Found[] = [];
  let foreign = 0;
  for (const source of sources)
    for (const { tree, problems, ...span } of source.documents) {
      const [problem] = problems;
      if (problem !== undefined) findings.push(unreadable(source, problem, problem.message, problem.fix));
      else if (tree !== undefined && tree.depth > maxDepth)
        findings.push(unreadable(source, span, `nested deeper than ${maxDepth} levels`, "flatten it"));
      else if (tree !== undefined)
        for (const item of itemsOf(tree)) {
          const object = toJson(item);
          if (isObject(object) && isLinted(object)) found.push({ source, tree: item, object });
          else foreign += 1;
        }
    }
  const byObject = new Map(found.map((one) => [one.object, one]));
  for (const { object, path, message, fix, lint, severity } of lintPolicies({
    objects: [...byObject.keys()],
    now,
    digests: own,
  })) {
    const at = byObject.get(object);
    if (at === undefined) continue;
    const where = place(at.source, locate(at.tree, path));
    findings.push({ severity, rule: lint, ...where, path: formatPath(path), message, fix, object: subjectOf(object) });
  }
  return { sources, objects: found.map(({ object }) => subjectOf(object)), findings, skipped: [], foreign };
}

function unreadable(
  source: Source,
  span: Span,
  message: string,
  fix = "mend the file: it is read as YAML or JSON",
): Located {
  return { severity: "error", rule: "file/unparsable", ...place(source, span), path: "", message, fix };
}

function itemsOf(tree: Tree): readonly Tree[] {
  const kind = child(tree, "kind");
  const items = child(tree, "items");
  return kind?.type === "scalar" && kind.value === "List" && items?.type === "list" ? items.items : [tree];
}

function isLinted({ apiVersion, kind }: JsonObject): boolean {
  if (typeof apiVersion !== "string" || typeof kind !== "string") return false;
  const [group = ""] = apiVersion.split("/");
  return Object.hasOwn(kinds, group) && kinds[group]?.includes(kind) === true;
}

function subjectOf(object: JsonObject): Subjected {
  const metadata = objectAt(object, "metadata");
  return { kind: textAt(object, "kind"), namespace: textAt(metadata, "namespace"), name: textAt(metadata, "name") };
}
