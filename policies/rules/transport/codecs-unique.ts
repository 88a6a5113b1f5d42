import { audioName, repeated, sameAudio, sameVideo, videoName } from "../../checks/media.ts";
import { transport } from "../../examples/flow-objects.ts";
import type { TransportContext } from "../../facts/transport.ts";
import { rule } from "../../rule.ts";

export default rule<TransportContext>({
  id: "transport/codecs-unique",
  kind: "Transport",
  effect: "deny",
  summary: "A Transport lists each codec once; one codec with other parameters is another one.",
  why: "Of two entries that stand for the same, one is a mistake: most often another rate, profile or codec was meant.",
  covers: ["TRANSPORT-V-4"],
  examples: {
    allow: [
      {
        title: "One codec at two rates",
        object: transport({
          supportedAudio: [
            { name: "opus", sampleRateHz: 48_000 },
            { name: "opus", sampleRateHz: 16_000 },
          ],
        }),
      },
    ],
    deny: [
      {
        title: "The same video codec twice",
        object: transport({ supportedVideo: [{ name: "vp8" }, { name: "vp8" }] }),
      },
      {
        title: "A rate beside every rate",
        object: transport({ supportedAudio: [{ name: "opus" }, { name: "opus", sampleRateHz: 48_000 }] }),
      },
    ],
  },
  check: ({ object: { spec } }) => [
    ...repeated(["spec", "supportedAudio"], spec.supportedAudio ?? [], sameAudio, audioName),
    ...repeated(["spec", "supportedVideo"], spec.supportedVideo ?? [], sameVideo, videoName),
  ],
});
