import type { JsonObject } from "@bubustack/api/json";
import type { Digests } from "@bubustack/api/names/digests";
import type { Content } from "@bubustack/policies/kernel";
import { policyDigest } from "@bubustack/policies/policy/digest";
import type { PolicyVerdict } from "@bubustack/policies/policy/verdict";
import { metadataOf } from "@bubustack/runtime/kube/object";

/** Answers by which policies, and which exceptions, a verdict came to be, each once: with the content that they have among `objects`. */
export function contentsOf(
  objects: readonly JsonObject[],
  digests: Digests,
): (verdict: Pick<PolicyVerdict, "asked" | "records">) => readonly Content[] {
  const of = new Map(objects.map((object) => [nameOf(object), object]));
  return ({ asked, records }) => {
    const contents = new Map<string, Content>();
    const add = (kind: string, namespace: string | undefined, name: string) => {
      const key = `${kind}/${namespace ?? ""}/${name}`;
      const object = of.get(key);
      if (object === undefined || contents.has(key)) return;
      const digest = `sha256:${policyDigest(object, digests)}`;
      contents.set(key, { kind, ...(namespace !== undefined && { namespace }), name, digest });
    };
    for (const { kind = "", namespace, policy } of asked) add(kind, namespace, policy);
    for (const one of records) {
      if (one.record !== "excepted") continue;
      const { kind, namespace, name } = one.exception;
      add(kind, namespace, name);
    }
    return [...contents.values()];
  };
}

function nameOf(object: JsonObject): string {
  const { namespace, name } = metadataOf(object);
  return `${String(object["kind"])}/${namespace}/${name}`;
}
