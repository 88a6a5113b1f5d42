import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";

test.each(["selfsubjectaccessreviews", "subjectaccessreviews"])("%s: everyone may do everything", async (resource) => {
  const { request } = await memory();
  const given = { spec: { resourceAttributes: { verb: "create", resource: "pods" } } };
  const { code, body } = await request("POST", `/apis/authorization.k8s.io/v1/${resource}`, given);
  expect(code).toBe(201);
  expect(body).toMatchObject({
    ...given,
    status: { allowed: true, reason: expect.stringContaining("does not evaluate RBAC") },
  });
});

test("who am I, and what may I", async () => {
  const { request } = await memory();
  expect((await request("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", {})).body).toMatchObject({
    status: { userInfo: { username: "tester" } },
  });
  expect((await request("POST", "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews", {})).body).toMatchObject({
    status: { incomplete: false },
  });
  expect((await request("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", [])).code).toBe(400);
  expect((await request("GET", "/apis/authentication.k8s.io/v1/selfsubjectreviews")).code).toBe(404);
});
