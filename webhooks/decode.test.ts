import { BubuError } from "@bubustack/api/errors";
import type { Json } from "@bubustack/api/json";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "./decode.ts";
import { bytesOf, request, storyObject, table } from "./testing/reviews.ts";

function refusal(bytes: Uint8Array): BubuError {
  try {
    decode(bytes, table);
  } catch (error) {
    if (error instanceof BubuError) return error;
    throw error;
  }
  throw new Error("was accepted");
}

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("what is not a review", () => {
  test.each([
    ["nothing", utf8(""), "the body is not JSON"],
    ["truncated JSON", bytesOf(request()).slice(0, 200), "the body is not JSON"],
    ["NaN", utf8('{"kind": NaN}'), "the body is not JSON"],
    ["a byte order mark", utf8("\uFEFF{}"), "the body is not JSON"],
    ["bytes that are not UTF-8", Uint8Array.of(0x22, 0xff, 0xfe, 0x22), "the body is not UTF-8"],
    ["a scalar", utf8("5"), "the body is not a JSON object"],
    ["a list", utf8("[]"), "the body is not a JSON object"],
    [
      "another kind",
      utf8('{"apiVersion":"v1","kind":"Pod"}'),
      'expected an admission.k8s.io/v1 AdmissionReview, got "Pod"',
    ],
    [
      "another version",
      utf8('{"apiVersion":"admission.k8s.io/v1beta1","kind":"AdmissionReview"}'),
      'expected an admission.k8s.io/v1 AdmissionReview, got "AdmissionReview"',
    ],
    [
      "no request",
      utf8('{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview"}'),
      "the AdmissionReview has no request",
    ],
    ["a request that is text", bytesOf("hello"), "the AdmissionReview has no request"],
    ["no uid", bytesOf(request({ uid: "" })), "request.uid is missing"],
    ["a uid that is a number", bytesOf(request({ uid: 7 })), "uid is not a string"],
    ["no operation", bytesOf(request({ operation: undefined })), "request.operation is missing"],
    ["CONNECT", bytesOf(request({ operation: "CONNECT" })), 'operation "CONNECT" is not judged'],
    ["a CREATE without object", bytesOf(request({ object: null })), "request.object is missing"],
    ["an object that is a list", bytesOf(request({ object: [] })), "request.object is missing"],
    ["an UPDATE without old object", bytesOf(request({ operation: "UPDATE" })), "request.oldObject is missing"],
  ])("%s", (_, bytes, message) => {
    const error = refusal(bytes);
    expect([error.code, error.http, error.message]).toEqual(["review/malformed", 400, message]);
  });

  test("never quotes the payload where JSON is broken", () => {
    expect(refusal(utf8('{"password": hunter2}')).message).not.toContain("hunter2");
  });
});

describe("what is not judged", () => {
  const other = { group: "apps", version: "v1", kind: "Deployment" };
  test.each([
    ["an unknown kind", { kind: other, resource: { group: "apps", version: "v1", resource: "deployments" } }],
    ["a kind that is not the resource's", { kind: { group: "bubustack.io", version: "v1alpha1", kind: "Engram" } }],
    ["no kind", { kind: null }],
    ["no resource", { resource: null }],
    ["another version", { resource: { group: "bubustack.io", version: "v9", resource: "stories" } }],
    ["an unknown subresource", { subResource: "scale" }],
  ])("%s", (_, overrides: { [field: string]: Json }) => {
    const error = refusal(bytesOf(request(overrides)));
    expect([error.code, error.http]).toEqual(["review/unknown-kind", 400]);
  });
});

describe("what is read", () => {
  test("a request, with its nulls as absent", () => {
    const decoded = decode(bytesOf(request()), table);
    expect(decoded).toMatchObject({
      uid: "705ab4f5-6393-11e8-b7cc-42010a800002",
      operation: "CREATE",
      namespace: "default",
      name: "fetch-and-sum",
      userInfo: { username: "ada", groups: ["system:authenticated"] },
      object: storyObject(),
      dryRun: false,
    });
    expect("oldObject" in decoded).toBe(false);
  });

  test("a DELETE without old object", () => {
    expect(decode(bytesOf(request({ operation: "DELETE", object: null })), table).operation).toBe("DELETE");
  });

  test("a user whose parts have other types loses only those", () => {
    const userInfo = { username: "eve", groups: ["a", 5], extra: { scopes: ["x", null], odd: "y" } };
    expect(decode(bytesOf(request({ userInfo })), table).userInfo).toEqual({
      username: "eve",
      uid: "",
      groups: ["a"],
      extra: { scopes: ["x"], odd: [] },
    });
  });

  test("a key __proto__ pollutes nothing", () => {
    const text = JSON.stringify({ apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview", request: request() });
    const bytes = utf8(
      text.replace('"spec":{', '"__proto__":{"polluted":true},"spec":{"__proto__":{"polluted":true},'),
    );
    const decoded = decode(bytes, table);
    expect(JSON.stringify(decoded.object)).toContain("polluted");
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(Reflect.get(decoded, "polluted")).toBeUndefined();
  });

  test("lone surrogates arrive as they were escaped", () => {
    const bytes = utf8(
      new TextDecoder().decode(bytesOf(request({ name: "x" }))).replace('"name":"x"', '"name":"\\ud800"'),
    );
    expect(decode(bytes, table).name).toBe("\ud800");
  });
});

test("arbitrary JSON and arbitrary bytes end in a code of the catalogue or a request", () => {
  const total = (bytes: Uint8Array) => {
    try {
      decode(bytes, table);
    } catch (error) {
      expect(error).toBeInstanceOf(BubuError);
    }
  };
  fc.assert(fc.property(fc.jsonValue(), (value) => total(utf8(JSON.stringify(value)))));
  fc.assert(fc.property(fc.jsonValue(), (value) => total(bytesOf(value as Json))));
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(request())), fc.jsonValue(), (field, value) =>
      total(bytesOf(request({ [field]: value as Json }))),
    ),
  );
  fc.assert(fc.property(fc.uint8Array(), total));
});
