import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { bubu } from "../../testing/io.ts";
import { clusterPolicy } from "../testing/question.ts";

const cwd = fileURLToPath(new URL("../../../policies/packs", import.meta.url));
const convert = (object: object, ...argv: readonly string[]) =>
  bubu(["policy", "convert", ...argv, "-"], { stdin: JSON.stringify(object) });
const policy = clusterPolicy({ validations: [{ name: "n", expression: "object != null" }] });

test("policies on standard output, what is lost and the proof on standard error", async () => {
  const { code, out, err } = await convert(policy, "--to", "native");
  expect(code).toBe(0);
  expect(out).toMatch(
    /^apiVersion: admissionregistration\.k8s\.io\/v1\nkind: ValidatingAdmissionPolicy\n[\s\S]*\n---\n[\s\S]*validationActions:\n {4}- Deny\n$/,
  );
  expect(err).toContain(
    "lost: ClusterPolicy p: spec.validations: a refusal does not tell the name of its validation\n",
  );
  expect(err).toMatch(/\n4 of 4 requests are judged the same both ways\n$/);
});

test("what cannot be converted makes the exit code 1", async () => {
  const { code, out } = await convert({ ...policy, spec: { at: ["Launch"] } }, "--to", "native", "-o", "json");
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    version: 1,
    objects: [],
    refused: [{ object: "ClusterPolicy p", path: "spec.at" }],
  });
  expect(await convert(policy)).toMatchObject({
    code: 2,
    err: expect.stringContaining("there is no policy to convert in -"),
  });
});

test.each([
  ["supply-chain", "images-by-digest.yaml"],
  ["pod-security", "baseline-v1.36.yaml"],
  ["pod-security", "restricted-v1.36.yaml"],
  ["story-hygiene", "stories.yaml"],
  ["story-hygiene", "components.yaml"],
])("of %s/%s the suite is judged the same, templates of controllers aside", async (pack, file) => {
  const argv = [
    "policy",
    "convert",
    "--to",
    "native",
    "-o",
    "json",
    `${pack}/${file}`,
    "--proof",
    `${pack}/suite.yaml`,
  ];
  const { refused, lost, proof } = JSON.parse((await bubu(argv, { cwd })).out);
  expect(refused).toEqual([]);
  expect(proof.same).toBeGreaterThan(3);
  const told = lost.some(({ path }: { path: string }) => path === "spec.autogen");
  for (const { name, message } of proof.differences) {
    expect([told, message]).toEqual([true, "was refused, is allowed"]);
    expect(name).toMatch(/Deployment|CronJob|template/);
  }
});
