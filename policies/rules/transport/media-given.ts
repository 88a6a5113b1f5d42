import { transport } from "../../examples/flow-objects.ts";
import type { TransportContext } from "../../facts/transport.ts";
import { required } from "../../finding.ts";
import { rule } from "../../rule.ts";

const lists = ["supportedAudio", "supportedVideo", "supportedBinary"] as const;

export default rule<TransportContext>({
  id: "transport/media-given",
  kind: "Transport",
  effect: "deny",
  summary: "A Transport carries at least one of audio, video and binary.",
  why: "No step could be connected over a transport that carries nothing.",
  covers: ["TRANSPORT-V-2"],
  examples: {
    allow: [
      { object: transport() },
      { object: transport({ supportedBinary: [], supportedAudio: [{ name: "opus" }] }) },
    ],
    deny: [{ object: transport({ supportedBinary: [] }) }],
  },
  check: ({ object: { spec }, refused }) => {
    if (lists.some((field) => (spec[field] ?? []).length > 0 || refused?.(["spec", field]) === true)) return [];
    const fix = "list codecs or MIME types in supportedAudio, supportedVideo or supportedBinary";
    return [required(["spec"], "carries neither audio nor video nor binary", { fix })];
  },
});
