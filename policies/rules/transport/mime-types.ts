import { brief } from "@bubustack/api/json";
import { mimeFindings, repeated, sameMime } from "../../checks/media.ts";
import { transport } from "../../examples/flow-objects.ts";
import type { TransportContext } from "../../facts/transport.ts";
import { rule } from "../../rule.ts";

export default rule<TransportContext>({
  id: "transport/mime-types",
  kind: "Transport",
  effect: "deny",
  summary: "The binary media of a Transport are MIME types, each listed once.",
  why: "Steps are connected by MIME type; a text that is none matches nothing that a step can send.",
  covers: ["TRANSPORT-V-6"],
  examples: {
    allow: [{ object: transport({ supportedBinary: ["application/json", "text/plain"] }) }],
    deny: [
      { title: "Blank", object: transport({ supportedBinary: [" "] }) },
      { title: "Only one part", object: transport({ supportedBinary: ["json"] }) },
      { title: "Repeated", object: transport({ supportedBinary: ["application/json", "Application/JSON"] }) },
    ],
  },
  check: ({ object: { spec } }) => {
    const path = ["spec", "supportedBinary"];
    const list = spec.supportedBinary ?? [];
    return [...mimeFindings(path, list), ...repeated(path, list, sameMime, (text) => brief(text))];
  },
});
