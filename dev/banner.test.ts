import { expect, test } from "vitest";
import { banner } from "./banner.ts";

const told = {
  server: "https://127.0.0.1:6550",
  kubeconfig: "/k",
  decisions: "/d",
  stateFlag: "",
  examples: "docs/examples",
  tookMs: 812,
  unevaluated: ["RBAC"],
};

test("says where the API is, what to try, and what is not evaluated", () => {
  const text = banner(told);
  expect(text).toContain("ready after 0.81 s");
  expect(text).toContain("https://127.0.0.1:6550");
  expect(text).toContain("export KUBECONFIG=/k");
  expect(text).toContain("npx bubu apply -f docs/examples/broken.yaml");
  expect(text).toContain("not evaluated    RBAC");
});

test("says where to look for decisions of another folder", () => {
  expect(banner({ ...told, stateFlag: " --state /s" })).toContain("npx bubu decisions --state /s ");
});

test("has no empty note", () => {
  expect(banner({ ...told, unevaluated: [] })).not.toContain("not evaluated");
});

test("a note says by its name what is not evaluated", () => {
  const unevaluated = ["RBAC", "not evaluated by this server: subresource scale of a.io"];
  expect(banner({ ...told, unevaluated })).toContain(
    "  not evaluated    RBAC\n                   subresource scale of a.io\n",
  );
});
