import { expect, test } from "vitest";
import { jsonOfYaml, yamlOf } from "./yaml.ts";

test("YAML becomes JSON", async () => {
  expect(`${await jsonOfYaml("a: 1\nb: [x, 'y']\n")}`).toBe('{"a":1,"b":["x","y"]}');
  expect(`${await jsonOfYaml("")}`).toBe("null");
});

test("what is no YAML, or one that grows without end, is refused", async () => {
  await expect(jsonOfYaml("a: [")).rejects.toThrow(/^error decoding YAML: /);
  const bomb = ["a: &a [x,x,x,x,x,x,x,x,x,x]"];
  for (const [of, by] of ["ab", "bc", "cd", "de", "ef"].map((pair) => [...pair])) {
    bomb.push(`${by}: &${by} [${Array.from({ length: 10 }, () => `*${of}`).join(",")}]`);
  }
  await expect(jsonOfYaml(bomb.join("\n"))).rejects.toThrow(/^error decoding YAML: /);
});

test("an object has its keys in order, and texts stay texts", async () => {
  const object = {
    kind: "ConfigMap",
    apiVersion: "v1",
    data: { y: "yes", n: "1", t: "x\ny\n" },
    list: [{ b: 1, a: null }],
  };
  const text = await yamlOf(object);
  expect(text.split("\n")).toEqual([
    ...["apiVersion: v1", "data:", '  "n": "1"', "  t: |", "    x", "    y", '  "y": "yes"', "kind: ConfigMap"],
    ...["list:", "- a: null", "  b: 1", ""],
  ]);
  expect(JSON.parse(`${await jsonOfYaml(text)}`)).toEqual(object);
});
