import { SchemaBudget, schemaFindings, under, valueFindings } from "../../checks/user-schema.ts";
import { transport } from "../../examples/flow-objects.ts";
import type { TransportContext } from "../../facts/transport.ts";
import { rule } from "../../rule.ts";

const configSchema = {
  type: "object",
  required: ["room"],
  properties: { room: { type: "string" }, bitrate: { type: "integer" } },
  additionalProperties: false,
};
const set = (defaultSettings: { readonly [name: string]: string | number }) => ({
  object: transport({ configSchema, defaultSettings }),
});

export default rule<TransportContext>({
  id: "transport/settings-fit",
  kind: "Transport",
  effect: "warn",
  summary: "The settings that a Transport gives by default fit the schema of its driver's settings.",
  why: "The driver would refuse them in every Story. What is missing does not count: Stories may add it.",
  examples: {
    allow: [set({ bitrate: 64_000 })],
    deny: [
      { title: "A value that does not fit", ...set({ bitrate: "high" }) },
      { title: "A setting that there is not", ...set({ bitrat: 64_000 }) },
    ],
  },
  check: ({ object: { spec } }) => {
    const { configSchema: schema, defaultSettings: value } = spec;
    const at = ["spec", "defaultSettings"];
    if (schema === undefined || value === undefined || schemaFindings(schema, at).length > 0) return [];
    const called = () => "the configSchema of the Transport";
    return valueFindings({ schema, called, value, place: under(at), templates: true }, new SchemaBudget()).filter(
      ({ type }) => type !== "FieldValueRequired",
    );
  },
});
