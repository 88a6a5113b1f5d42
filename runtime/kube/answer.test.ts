import { BubuError } from "@bubustack/api/errors";
import { describe, expect, test } from "vitest";
import { bodyObject, refusal, watchEvent } from "./answer.ts";

const failure = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof BubuError) return error;
  }
  throw new Error("no BubuError");
};

describe("answers", () => {
  test("a body is an object", () => {
    expect(bodyObject('{"kind":"Status"}')).toEqual({ kind: "Status" });
    for (const text of ["", "[]", "null", "<html>", '"s3cret'])
      expect(failure(() => bodyObject(text)).code).toBe("kube/unparsable");
  });

  test("a line of a watch is an event of a known type with an object", () => {
    expect(watchEvent('{"type":"ADDED","object":{}}')).toEqual({ type: "ADDED", object: {} });
    for (const line of [
      "{",
      "[]",
      "{}",
      '{"type":"ADDED"}',
      '{"type":"SPOILED","object":{}}',
      '{"type":"ADDED","object":[]}',
    ]) {
      expect(failure(() => watchEvent(line)).code).toBe("kube/unparsable");
    }
  });

  test("what was sent is not repeated in messages", () => {
    expect(failure(() => watchEvent('{"s3cret')).message).not.toContain("s3cret");
  });

  test("a refusal says what the Status says", () => {
    const status = { kind: "Status", message: 'stories "x" not found', code: 404 };
    const error = refusal("GET", "/p", 404, JSON.stringify(status));
    expect([error.code, error.http, error.message]).toEqual(["kube/request", 404, status.message]);
    expect(error.cause).toEqual(status);
  });

  test("a message without end is cut", () => {
    const error = refusal("GET", "/p", 500, JSON.stringify({ message: "x".repeat(100_000) }));
    expect(error.message.length).toBe(65_536);
  });

  test("a page of a proxy is not shown", () => {
    const error = refusal("GET", "/p", 502, "<html>s3cret</html>");
    expect([error.http, error.message]).toEqual([502, "GET /p was answered with 502"]);
  });
});
