import { expect, test } from "vitest";
import { bubu } from "../testing/io.ts";

test("what an expression uses is said without evaluating it", async () => {
  const source = "object.spec.containers.all(c,isIP(c.host)&&c.port>0)";
  expect(await bubu(["cel", "inspect", source])).toEqual({
    code: 0,
    out: `expression: object.spec.containers.all(c, isIP(c.host) && c.port > 0)
reads: object.spec.containers[*].host, object.spec.containers[*].port
calls: isIP
since: Kubernetes 1.30
`,
    err: "",
  });
});

test("as JSON it comes with its tree", async () => {
  const { out } = await bubu(["cel", "inspect", "-o", "json", "a.b"]);
  expect(JSON.parse(out)).toEqual({
    expression: "a.b",
    paths: ["a.b"],
    functions: [],
    since: "1.25",
    ast: {
      source: "a.b",
      nodes: [
        { kind: "ident", id: 1, at: 0, name: "a" },
        { kind: "select", id: 2, at: 1, parts: [0], name: "b" },
      ],
      root: 1,
      macros: {},
    },
  });
});

test("what no release offers and what does not parse is said", async () => {
  expect((await bubu(["cel", "inspect", "--env", "plain", "math.abs(-1)"])).out).toContain("not offered by Kubernetes");
  expect(await bubu(["cel", "inspect", "a."])).toMatchObject({ code: 1, out: "" });
});
