import { holdRuleExamples } from "../../e2e/rule-examples.ts";
import { cluster } from "./cluster.ts";

holdRuleExamples("the real API server", cluster);
