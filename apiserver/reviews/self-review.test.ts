import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";

test("says to somebody who they are", async () => {
  const { request } = await memory();
  const as = { username: "ann", uid: "1", groups: ["system:authenticated"], extra: { k: ["v"] } };
  const { body } = await request("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", {}, { as });
  expect(body).toMatchObject({ kind: "SelfSubjectReview", status: { userInfo: as } });
});
