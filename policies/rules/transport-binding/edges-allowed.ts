import { edgesAllowed } from "../../checks/edges.ts";
import { binding, transport } from "../../examples/flow-objects.ts";
import type { TransportBindingContext } from "../../facts/transport.ts";

const related = [transport()];

export default edgesAllowed<TransportBindingContext>({
  id: "transport-binding/edges-allowed",
  kind: "TransportBinding",
  covers: ["COMMON-1"],
  examples: {
    allow: [{ object: binding({ storyRunRef: { name: "run" } }), related }],
    deny: [{ object: binding({ storyRunRef: { name: "run", namespace: "shared" } }), related }],
  },
  edges: ({ facts, namespace }) => facts.edges(namespace),
});
