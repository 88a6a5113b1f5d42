import { kubernetes } from "@bubustack/cel/kubernetes/environment";
import { expect, test } from "vitest";
import { checkDefinitions } from "./definitions.ts";

const schema = {
  type: "object",
  "x-kubernetes-validations": [{ rule: "self.metadata.nam == 'a'", messageExpression: "self.kin" }],
};

test("each version is checked, with hints for rules and messages", async () => {
  const versions = ["v1", "v2"].map((name) => ({ name, schema: { openAPIV3Schema: schema } }));
  const crd = { kind: "CustomResourceDefinition", metadata: { name: "as.g.io" }, spec: { versions } };
  let out = "";
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: () => undefined,
    stdin: async () => Buffer.from(JSON.stringify(crd)),
    input: async function* () {},
    cwd: "/",
    env: {},
    color: false,
    signal: new AbortController().signal,
  };
  expect(await checkDefinitions(io, ["-"], kubernetes(), false)).toBe(1);
  expect(out.match(/as\.g\.io v[12]: 0 rules, 1 error, costs at most 0 of 100000000/g)).toHaveLength(2);
  expect(out).toContain("hint: did you mean name?");
});
