import { binding, transport } from "../../examples/flow-objects.ts";
import type { TransportBindingContext } from "../../facts/transport.ts";
import { required } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [transport()];
const media = ["audio", "video", "binary"] as const;
const { binary: _, ...nothing } = {
  binary: {},
  transportRef: "live",
  driver: "acme",
  stepName: "talk",
  engramName: "r",
};

export default rule<TransportBindingContext>({
  id: "transport-binding/media-given",
  kind: "TransportBinding",
  effect: "deny",
  summary: "A TransportBinding carries at least one of audio, video and binary.",
  why: "A step that is connected without any medium can neither send nor receive.",
  covers: ["TBINDING-V-1"],
  examples: {
    allow: [{ object: binding(), related }],
    deny: [{ object: { ...binding(), spec: nothing }, related }],
  },
  check: ({ object: { spec }, refused }) => {
    if (media.some((field) => spec[field] !== undefined || refused?.(["spec", field]) === true)) return [];
    const fix = "add audio, video or binary, each with its direction";
    return [required(["spec"], "carries neither audio nor video nor binary", { fix })];
  },
});
