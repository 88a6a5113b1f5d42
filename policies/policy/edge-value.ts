/** The variable `edge` at the point Reference: who refers to what, and the labels of both namespaces. */
import { formatPath } from "@bubustack/api/path";
import type { Value } from "@bubustack/cel/values/value";
import { CelError, Pending } from "@bubustack/cel/values/value";
import type { Wait } from "../admission/inputs.ts";
import { labelsOf } from "../admission/selector.ts";
import type { Lookup, World } from "../admission/world.ts";
import type { Edge } from "../edges/edges.ts";

/** The object that refers. */
export interface Referring {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  /** Empty where the API server makes the name. */
  readonly name: string;
}

/**
 * The value of `edge`: `{field, crossNamespace, from, to}`, each end `{group, kind, namespace, name, namespaceLabels}`. `field` is
 * where the reference stands (`spec.steps[0].ref`); an end outside of namespaces has an empty namespace, and no reference to one is
 * cross-namespace. Namespaces are looked at when an expression does: one that cannot be known leaves unknown the expressions
 * that depend on it, and one that does not exist, or that the policy may not see, is an error there.
 */
export function edgeValue(from: Referring, edge: Edge, look: World["look"]): Value {
  const end = ({ group, kind, namespace, name }: Referring): Value => ({
    group,
    kind,
    namespace,
    name,
    get namespaceLabels(): Value {
      return namespace === "" ? {} : labelsIn(namespace, look);
    },
  });
  const crossNamespace = edge.to.namespace !== "" && edge.to.namespace !== from.namespace;
  return { field: formatPath(edge.path), crossNamespace, from: end(from), to: end(edge.to) };
}

function labelsIn(name: string, look: World["look"]): Value {
  const lookup: Lookup = { ask: "namespace", name };
  const found = look(lookup);
  if (found === undefined) return waiting({ lookup });
  if (found.state === "unknown") return waiting({ lookup, unknown: found.reason });
  if (found.state === "failed") return new CelError(found.reason);
  const object = found.state === "objects" ? found.objects[0] : undefined;
  if (object === undefined) return new CelError(`namespaces "${name}" not found`);
  return labelsOf(object);
}

function waiting(wait: Wait): Pending {
  return new Pending([wait]);
}
