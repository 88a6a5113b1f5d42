import { expect, test } from "vitest";
import { on, onPaths, read } from "./rule-words.ts";

test("rules in short words", () => {
  expect(on("apps", ["deployments"], read)).toEqual({
    apiGroups: ["apps"],
    resources: ["deployments"],
    verbs: ["get", "list", "watch"],
  });
  expect(on(["", "x"], ["events"], ["get"]).apiGroups).toEqual(["", "x"]);
  expect(onPaths(["/api"], ["get"])).toEqual({ nonResourceURLs: ["/api"], verbs: ["get"] });
});
