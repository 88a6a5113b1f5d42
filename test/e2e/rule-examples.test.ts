import type { EmbeddedCluster } from "./embedded-cluster.ts";
import { embeddedCluster } from "./embedded-cluster.ts";
import { holdRuleExamples } from "./rule-examples.ts";

let running: EmbeddedCluster | undefined;

holdRuleExamples(
  "the embedded API server",
  async () => {
    running = await embeddedCluster();
    return running;
  },
  () => running?.stop(),
);
