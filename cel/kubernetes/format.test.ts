import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("named formats", () => {
  it.each([
    ["format.dns1123Label().validate('a')", "optional.none()"],
    ["format.dns1123Label().validate('a.b')", 'optional.of(["must not contain dots"])'],
    ["format.named('uuid').value().validate('x')", 'optional.of(["does not match the UUID format"])'],
    ["format.named('nothing').hasValue()", "false"],
    ["format.named('toString').hasValue()", "false"],
    ["format.uuid().validate('123e4567-e89b-12d3-a456-426614174000').hasValue()", "false"],
    ["format.date().validate('2024-02-30')", 'optional.of(["invalid date"])'],
    ["format.datetime().validate('2024-02-29T12:30:00Z').hasValue()", "false"],
    ["format.byte().validate('YQ=')", 'optional.of(["invalid base64"])'],
    ["format.uri().validate('x')", 'optional.of(["parse \\"x\\": invalid URI for request"])'],
    ["format.labelValue() == format.labelValue()", "true"],
    ["format.dns1123LabelPrefix().validate('a-').hasValue()", "false"],
  ])("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });

  it("are tried on texts of any length, up to the work of one call", () => {
    const text = "a-".repeat(70_000);
    expect(evaluate("format.dns1123Subdomain().validate(x).hasValue()", { x: text })).toBe("true");
    expect(evaluate("format.dns1123Subdomain().validate(x).hasValue()", { x: text + text })).toContain("too large");
  });
});
