import type { JsonObject } from "@bubustack/api/json";
import { brief } from "@bubustack/api/json";
import { byKey } from "../../checks/by-key.ts";
import { isLabelValue, isQualifiedName } from "../../checks/labels.ts";
import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import type { Found } from "../../finding.ts";
import { invalid, notSupported } from "../../finding.ts";
import { rule } from "../../rule.ts";
import { closest } from "../../suggest.ts";

const types = ["ClusterIP", "NodePort", "LoadBalancer"];
const served = (service: JsonObject) => ({ object: impulse({ service }), related: cronRelated });

export default rule<ImpulseContext>({
  id: "impulse/service-form",
  kind: "Impulse",
  effect: "deny",
  summary: "The Service of an Impulse has a type, labels and annotations that Kubernetes takes.",
  why: "The Service could not be created, and nobody could reach the component.",
  examples: {
    allow: [served({ type: "LoadBalancer", labels: { team: "flows" }, annotations: { "example.com/zone": "a" } })],
    deny: [
      { title: "Another type", ...served({ type: "loadbalancer" }) },
      { title: "A label with a blank", ...served({ labels: { team: "my flows" } }) },
      { title: "A key that is none", ...served({ annotations: { "-zone": "a" } }) },
    ],
  },
  check: ({ object: { spec } }) => {
    const { type = "", labels = {}, annotations = {} } = spec.service ?? {};
    const path = ["spec", "service"];
    const found: Found[] = [];
    if (type !== "" && !types.includes(type)) {
      const near = closest(type, types);
      const message = `${brief(type)} is not one of ${types.map((one) => `"${one}"`).join(", ")}`;
      const fix = near === undefined ? "use one of them" : `write "${near}"`;
      found.push(notSupported([...path, "type"], message, near === undefined ? { fix } : { fix, replacement: near }));
    }
    for (const [field, map] of [
      ["labels", labels],
      ["annotations", annotations],
    ] as const) {
      for (const [key, value] of byKey(map)) {
        const place = [...path, field, key];
        const form = "letters, digits, dashes, underscores and dots, with a letter or digit at both ends";
        if (!isQualifiedName(key)) found.push(invalid(place, `${brief(key)} cannot be a key`, { fix: `use ${form}` }));
        if (field === "labels" && !isLabelValue(value)) {
          found.push(invalid(place, `${brief(value)} cannot be the value of a label`, { fix: `use ${form}` }));
        }
      }
    }
    return found;
  },
});
