import { edgesAllowed } from "../../checks/edges.ts";
import { cronRelated, impulse, impulseTemplate } from "../../examples/flow-objects.ts";
import { grant, story } from "../../examples/objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";

const away = impulse({ storyRef: { name: "hello", namespace: "shared" } });
const there = [impulseTemplate(), story({}, { name: "hello", namespace: "shared" })];

export default edgesAllowed<ImpulseContext>({
  id: "impulse/edges-allowed",
  kind: "Impulse",
  covers: ["IMPULSE-V-3", "COMMON-1"],
  examples: {
    allow: [
      { object: impulse(), related: cronRelated },
      {
        title: "Granted by the other namespace",
        object: away,
        related: [...there, grant("Impulse", "Story", "hello")],
        settings: { crossNamespace: "grant" },
      },
    ],
    deny: [
      { object: away, related: there },
      { title: "Not granted", object: away, related: there, settings: { crossNamespace: "grant" } },
    ],
  },
  edges: ({ facts, namespace }) => facts.edges(namespace),
});
