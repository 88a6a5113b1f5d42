import { file_cel_expr_conformance_proto2_test_all_types } from "@bufbuild/cel-spec/cel/expr/conformance/proto2/test_all_types_pb.js";
import { file_cel_expr_conformance_proto3_test_all_types } from "@bufbuild/cel-spec/cel/expr/conformance/proto3/test_all_types_pb.js";
import { getTestRegistry } from "@bufbuild/cel-spec/testdata/registry.js";
import { createFileRegistry, createRegistry, fromJson, toJson } from "@bufbuild/protobuf";
import { AnySchema, FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { environment } from "../environment.ts";
import { plainLibraries } from "../library/plain.ts";
import { protobuf } from "../protobuf/messages.ts";
import type { Variables } from "./evaluate.ts";
import { evaluate } from "./evaluate.ts";

/** The tests of the reference implementation's checker name these messages in a package of their own. */
const former = [
  file_cel_expr_conformance_proto2_test_all_types,
  file_cel_expr_conformance_proto3_test_all_types,
].flatMap((file) => {
  const text = JSON.stringify(toJson(FileDescriptorProtoSchema, file.proto));
  // There, the fields of the group have other names.
  const renamed = JSON.parse(
    text
      .replaceAll(/cel\.expr\.conformance\.(proto[23])/g, "google.expr.$1.test")
      .replaceAll("single_id", "nested_id")
      .replaceAll("singleId", "nestedId"),
  );
  const dependencies = new Map(file.dependencies.map((one) => [`${one.name}.proto`, one]));
  return [...createFileRegistry(fromJson(FileDescriptorProtoSchema, renamed), (name) => dependencies.get(name)).files];
});

export const registry = createRegistry(getTestRegistry(), ...former);

/** The messages of the vectors. */
export const messages = protobuf(registry);

/** A message as protobuf's JSON writes it, with its type, as an `Any`. */
export function messageOfJson(json: object) {
  return fromJson(AnySchema, { ...json }, { registry });
}

const env = environment({
  libraries: [...plainLibraries, messages.library],
  messages: messages.messages,
  container: "cel.expr.conformance.proto3",
  escapedNames: true,
  homogeneous: false,
});

/** An evaluation with the messages of the vectors, as text. */
export function evaluateWithMessages(source: string, variables: Variables = {}): string {
  return evaluate(source, variables, env);
}
