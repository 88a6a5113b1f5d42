import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";

const reviews = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

test("a question is answered when it is created, and nothing else can be done with it", async () => {
  const { request, server } = await memory();
  const before = server.store.version;
  const given = { spec: { resourceAttributes: { verb: "create", resource: "pods" } } };
  expect(await request("POST", reviews, given)).toMatchObject({
    code: 201,
    body: {
      kind: "SelfSubjectAccessReview",
      apiVersion: "authorization.k8s.io/v1",
      ...given,
      status: { allowed: true },
    },
  });
  expect(server.store.version).toBe(before);
  expect((await request("GET", reviews)).code).toBe(405);
  expect((await request("GET", `${reviews}/x`)).code).toBe(404);
  expect((await request("POST", reviews, [])).code).toBe(400);
  expect((await request("POST", `${reviews}?fieldValidation=Strict`, { ...given, x: 1 })).code).toBe(400);
});

test("a question about a namespace is asked in one", async () => {
  const { request } = await memory();
  expect((await request("POST", "/apis/authorization.k8s.io/v1/localsubjectaccessreviews", {})).code).toBe(405);
});
