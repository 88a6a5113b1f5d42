import { edgesAllowed } from "../../checks/edges.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";

const related = [template()];
const reading = (namespace: string) =>
  engram({ with: { cities: { $bubuConfigMapRef: { name: "cities", namespace, key: "list" } } } });

export default edgesAllowed<EngramContext>({
  id: "engram/edges-allowed",
  kind: "Engram",
  covers: ["COMMON-1"],
  examples: {
    allow: [{ object: reading("default"), related }],
    deny: [{ object: reading("shared"), related }],
  },
  edges: ({ facts, namespace }) => facts.edges(namespace),
});
