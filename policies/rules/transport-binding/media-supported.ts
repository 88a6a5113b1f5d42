import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { audioName, sameAudio, sameMime, sameVideo, videoName } from "../../checks/media.ts";
import { offered } from "../../checks/transport.ts";
import { binding, transport } from "../../examples/flow-objects.ts";
import type { TransportBindingContext } from "../../facts/transport.ts";
import type { Found } from "../../finding.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

const audio = (codec: { readonly name: string; readonly sampleRateHz?: number }) =>
  binding({ audio: { direction: "publish", codecs: [codec] } });
const related = [
  transport({
    supportedAudio: [{ name: "opus", sampleRateHz: 48_000 }],
    supportedVideo: [{ name: "h264", profile: "main" }, { name: "vp8" }],
  }),
];
/** Most entries of a list that are compared; longer lists are refused by the schema. */
const most = 200;

export default rule<TransportBindingContext>({
  id: "transport-binding/media-supported",
  kind: "TransportBinding",
  effect: "deny",
  summary: "A TransportBinding asks only for media that its Transport carries.",
  why: "Sender and receiver would wait for an agreement that cannot be reached.",
  covers: ["TBINDING-V-7", "TBINDING-V-8", "TBINDING-V-9"],
  examples: {
    allow: [
      { object: audio({ name: "opus" }), related },
      { title: "Letter case of a MIME type does not count", object: mime("Application/JSON"), related },
      {
        title: "Any profile",
        object: binding({ video: { direction: "publish", codecs: [{ name: "vp8", profile: "0" }] } }),
        related,
      },
    ],
    deny: [
      { title: "Another codec", object: audio({ name: "pcm16" }), related },
      { title: "Another rate", object: audio({ name: "opus", sampleRateHz: 16_000 }), related },
      {
        title: "Another profile",
        object: binding({ video: { direction: "publish", codecs: [{ name: "h264", profile: "high" }] } }),
        related,
      },
      { title: "Another MIME type", object: mime("text/plain"), related },
      { title: "A medium that it does not carry", object: audio({ name: "opus" }), related: [transport()] },
    ],
  },
  needs: ({ facts }) => facts.asks,
  check: (context) => {
    const has = offered(context);
    if (has === undefined) return [];
    const { audio, video, binary } = context.object.spec;
    const name = context.facts.transport;
    return [
      ...unsupported(["spec", "audio"], "codecs", audio && (audio.codecs ?? []), has.audio, sameAudio, audioName, name),
      ...unsupported(["spec", "video"], "codecs", video && (video.codecs ?? []), has.video, sameVideo, videoName, name),
      ...unsupported(
        ["spec", "binary"],
        "mimeTypes",
        binary && (binary.mimeTypes ?? []),
        has.binary,
        sameMime,
        (text) => brief(text),
        name,
      ),
    ];
  },
});

function mime(type: string) {
  return binding({ binary: { direction: "publish", mimeTypes: [type] } });
}

function unsupported<T>(
  path: Path,
  field: string,
  wanted: readonly T[] | undefined,
  has: readonly T[],
  same: (one: T, other: T) => boolean,
  words: (one: T) => string,
  transport: string,
): readonly Found[] {
  if (wanted === undefined) return [];
  if (has.length === 0) {
    const message = `Transport ${brief(transport)} carries no ${String(path.at(-1))}`;
    return [invalid(path, message, { fix: "remove it, or use another Transport" })];
  }
  return wanted.slice(0, most).flatMap((one, at) => {
    if (has.some((other) => same(one, other))) return [];
    const message = `Transport ${brief(transport)} does not carry ${words(one)}`;
    return [invalid([...path, field, at], message, { fix: `it carries ${has.slice(0, 5).map(words).join(", ")}` })];
  });
}
