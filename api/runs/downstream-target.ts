import { enums, object, optional, string } from "../schema.ts";

/** Where a realtime step sends what it puts out. */
export const downstreamTarget = object(
  "Another step, or the end of the run.",
  {
    grpc: optional(
      object("A step that takes it over gRPC.", {
        endpoint: string("Its address as `host:port`, 1 to 2,048 characters.", { minLength: 1, maxLength: 2_048 }),
      }),
    ),
    terminate: optional(
      object("The end of the run.", {
        stopMode: enums("How it ends.", ["success", "failure", "cancel"]),
      }),
    ),
  },
  {
    rules: [
      { rule: "has(self.grpc) != has(self.terminate)", message: "a target has exactly one of grpc and terminate" },
    ],
  },
);
