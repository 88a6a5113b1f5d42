import { crd, crdName } from "./crd.ts";
import { kinds } from "./kinds.ts";

/** The CRD files of the chart: path from the root of the repository to text. `toYaml` writes one document. */
export function render(toYaml: (value: unknown) => string): ReadonlyMap<string, string> {
  return new Map(kinds.map((kind) => [`charts/bubustack/crds/${crdName(kind)}.yaml`, toYaml(crd(kind))]));
}
