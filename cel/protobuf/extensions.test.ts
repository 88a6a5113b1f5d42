import { describe, expect, it } from "vitest";
import { evaluateWithMessages, messageOfJson, messages } from "../testing/messages.ts";

const p2 = "cel.expr.conformance.proto2";
const msg = messages.toValue(
  messageOfJson({ "@type": `type.googleapis.com/${p2}.TestAllTypes`, [`[${p2}.int32_ext]`]: 42 }),
);

describe("extensions", () => {
  it.each([
    [`proto.getExt(msg, ${p2}.int32_ext)`, "42"],
    [`proto.hasExt(msg, ${p2}.int32_ext)`, "true"],
    [`msg.\`${p2}.int32_ext\``, "42"],
    [`proto.hasExt(msg, ${p2}.nested_ext)`, "false"],
    [`proto.getExt(msg, ${p2}.nested_ext).single_int32`, "-32"],
    [`proto.getExt(msg, ${p2}.repeated_test_all_types)`, "[]"],
    [`proto.getExt(msg, ${p2}.none)`, `error: no such field '${p2}.none'`],
    [`proto.getExt(TestAllTypes{}, ${p2}.int32_ext)`, `refused: undefined field '${p2}.int32_ext'`],
    ["proto.getExt(msg, 'a')", "refused: invalid extension field"],
    ["proto.hasExt(msg, a().b)", "refused: invalid extension field"],
    ["proto.getExt(msg, plain)", "refused: invalid extension field"],
    [`${p2}.TestAllTypes{\`${p2}.int32_ext\`: 1}`, `error: no such field: ${p2}.int32_ext`],
    ["msg", `${p2}.TestAllTypes{\`${p2}.int32_ext\`: 42}`],
    [`msg == ${p2}.TestAllTypes{}`, "false"],
    ["msg == msg", "true"],
  ])("%s is %s", (source, expected) => {
    expect(evaluateWithMessages(source, { msg })).toBe(expected);
  });
});
