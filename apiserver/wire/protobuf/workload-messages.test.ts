import type { Structural } from "@bubustack/api/structural";
import { expect, test } from "vitest";
import { builtins } from "../../resources/builtin/all.ts";
import { groupVersion } from "../../resources/resource.ts";
import type { Message } from "./words.ts";
import { workloadMessages } from "./workload-messages.ts";

/** Fields of a message, and of those in it, that a schema does not know. */
function unknown(message: Message, schema: Structural, path: string): readonly string[] {
  return Object.values(message).flatMap(({ name, type }) => {
    const at = `${path}.${name}`;
    const own = schema.properties?.[name];
    if (own === undefined) return schema["x-kubernetes-preserve-unknown-fields"] === true ? [] : [at];
    if (typeof type !== "function") return [];
    const inner = own.items ?? own;
    return inner.properties === undefined ? [] : unknown(type(), inner, at);
  });
}

test("every message is of a kind that is served, and its fields are fields of the kind", () => {
  for (const [type, message] of Object.entries(workloadMessages)) {
    const resource = builtins.find((candidate) => `${groupVersion(candidate)}/${candidate.kind}` === type);
    expect(resource && unknown(message, resource.schema, "")).toEqual([]);
  }
});
