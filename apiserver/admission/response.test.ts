import { expect, test } from "vitest";
import { BadResponse, denial, readResponse } from "./response.ts";

const review = (response: object | undefined, more: object = {}) =>
  ({ apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview", response, ...more }) as never;
const patch = Buffer.from('[{"op":"remove","path":"/a"}]').toString("base64");

test("reads what a webhook answers", () => {
  expect(
    readResponse(review({ uid: "1", allowed: true, patch, patchType: "JSONPatch", warnings: ["w"] }), "1", true),
  ).toMatchObject({
    allowed: true,
    warnings: ["w"],
    operations: [{ op: "remove", path: "/a" }],
  });
  expect(readResponse(review({ uid: "1" }), "1", false).allowed).toBe(false);
});

test("an answer in an older version is none", () => {
  const older = review({ uid: "1" }, { apiVersion: "admission.k8s.io/v1beta1" });
  expect(() => readResponse(older, "1", false)).toThrow(
    "failed to call webhook: converting (v1beta1.AdmissionReview) to (v1.AdmissionReview): unknown conversion",
  );
});

test.each([
  [review(undefined), "webhook response was absent"],
  [review({ uid: "2" }), 'expected response.uid="1", got "2"'],
  [
    review({ uid: "1" }, { kind: "X" }),
    "expected webhook response of admission.k8s.io/v1, Kind=AdmissionReview, got admission.k8s.io/v1, Kind=X",
  ],
  [review({ uid: "1", patch }), "webhook returned response.patch but not response.patchType"],
  [review({ uid: "1", patchType: "JSONPatch" }), "webhook returned response.patchType but not response.patch"],
  [review({ uid: "1", patch, patchType: "X" }), 'webhook returned invalid response.patchType of "X"'],
  [
    review({ uid: "1", patch: "!", patchType: "JSONPatch" }),
    "received undecodable patch in webhook response: not JSON",
  ],
])("%j is %s", (body, message) => {
  expect(() => readResponse(body, "1", true)).toThrow(new BadResponse(message));
});

test("validating webhooks do not patch", () => {
  expect(() => readResponse(review({ uid: "1", patch, patchType: "JSONPatch" }), "1", false)).toThrow(
    "validating webhook may not return response.patch",
  );
});

test("a denial keeps the webhook's words, reason, code and details", () => {
  const details = { name: "a", causes: [{ field: "spec", message: "bad" }] };
  expect(denial("w", { message: "no", reason: "Invalid", code: 422, details }).status).toMatchObject({
    code: 422,
    reason: "Invalid",
    message: 'admission webhook "w" denied the request: no',
    details,
    status: "Failure",
  });
  expect(denial("w", { reason: "Odd", code: 200 }).status).toMatchObject({
    code: 400,
    message: 'admission webhook "w" denied the request: Odd',
  });
  expect(denial("w", undefined).message).toBe('admission webhook "w" denied the request without explanation');
});
