import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { podToken } from "./token.ts";

test("a token of the pod's account says in which pod it is used, and ends with it", async () => {
  const { server, request } = await memory();
  const pods = "/api/v1/namespaces/default/pods";
  const spec = { containers: [{ name: "a", image: "i" }] };
  const { body: pod } = await request("POST", pods, { kind: "Pod", apiVersion: "v1", metadata: { name: "p" }, spec });
  const token = await podToken(server, pod, "", 60);
  const review = async () => {
    const path = "/apis/authentication.k8s.io/v1/tokenreviews";
    const { body } = await request("POST", path, {
      kind: "TokenReview",
      apiVersion: "authentication.k8s.io/v1",
      spec: { token },
    });
    return body.status;
  };
  expect(await review()).toMatchObject({
    authenticated: true,
    user: {
      username: "system:serviceaccount:default:default",
      extra: { "authentication.kubernetes.io/pod-name": ["p"] },
    },
  });
  await request("DELETE", `${pods}/p`);
  expect(await review()).not.toMatchObject({ authenticated: true });
});
