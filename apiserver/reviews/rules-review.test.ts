import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";

const path = "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews";

test("lists what its author may do in a namespace", async () => {
  const { request } = await memory();
  const as = { username: "ann", groups: ["system:authenticated"] };
  const rules = async (namespace: string) => (await request("POST", path, { spec: { namespace } }, { as })).body.status;
  const own = {
    resourceRules: expect.arrayContaining([
      { verbs: ["create"], apiGroups: ["authentication.k8s.io"], resources: ["selfsubjectreviews"] },
    ]),
    nonResourceRules: expect.arrayContaining([expect.objectContaining({ verbs: ["get"] })]),
    incomplete: false,
  };
  expect(await rules("default")).toEqual(own);
  await request("POST", "/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings", {
    metadata: { name: "gone" },
    roleRef: { kind: "Role", name: "gone" },
    subjects: [{ kind: "User", name: "ann" }],
  });
  expect(await rules("default")).toMatchObject({ evaluationError: 'role.rbac.authorization.k8s.io "gone" not found' });
  expect(await rules("kube-system")).toEqual(own);
});

test("masters may do everything; without a namespace there is no answer", async () => {
  const { request } = await memory();
  expect((await request("POST", path, { spec: { namespace: "default" } })).body).toMatchObject({
    status: { resourceRules: expect.arrayContaining([{ verbs: ["*"], apiGroups: ["*"], resources: ["*"] }]) },
  });
  expect((await request("POST", path, {})).body).toMatchObject({ code: 400, message: "no namespace on request" });
});
