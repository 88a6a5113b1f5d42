import type { KubeClient } from "@bubustack/runtime/kube/types";
import { describe, expect, test } from "vitest";
import { byKind, byWord, discover, nameOf } from "./discovery.ts";

const group = (name: string, kind: string, resource: string, shortNames: readonly string[]) => ({
  metadata: { name },
  versions: [
    {
      version: "v1",
      resources: [
        { resource, responseKind: { kind }, scope: "Namespaced", singularResource: kind.toLowerCase(), shortNames },
      ],
    },
  ],
});
const client: Pick<KubeClient, "request"> = {
  request: async (_, path) => ({
    items:
      path === "/api" ? [group("", "Secret", "secrets", [])] : [group("bubustack.io", "Story", "stories", ["sty"])],
  }),
};

describe("resources", async () => {
  const all = await discover(client);

  test.each(["Story", "stories", "STY", "stories.bubustack.io"])("%s is Story", (word) => {
    expect(nameOf(byWord(all, word))).toBe("story.bubustack.io");
  });

  test("the core group has no suffix", () => {
    expect(nameOf(byKind(all, "v1", "Secret"))).toBe("secret");
  });

  test("what the server does not have is refused", () => {
    expect(() => byKind(all, "v2", "Secret")).toThrow('the server has no kind "Secret" in version "v2"');
    expect(() => byWord(all, "storeis")).toThrow(expect.objectContaining({ fix: "did you mean stories?" }));
  });
});
