import { boolean, object, optional, string } from "../schema.ts";

/** What the status of a run says about its schemas and its trace. */
const schemaReference = object("A JSON Schema.", {
  ref: optional(string("Where it stands, such as `bubu://story/<namespace>/<story>/inputs`.")),
  version: optional(string("Version of the object that has it.")),
});

/** `status.inputSchemaRef`, `status.outputSchemaRef` and `status.trace` of a run. */
export const traced = {
  inputSchemaRef: optional(schemaReference),
  outputSchemaRef: optional(schemaReference),
  trace: optional(
    object("The distributed trace that this belongs to.", {
      traceId: optional(string("Id of the trace, in hex.")),
      spanId: optional(string("Id of the span, in hex.")),
      sampled: optional(boolean("The trace is recorded.")),
    }),
  ),
};
