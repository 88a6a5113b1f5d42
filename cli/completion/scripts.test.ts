import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { verbs } from "../verbs/index.ts";
import { bash, fish, zsh } from "./scripts.ts";

/** What bash would offer behind these words; bash is on every machine that can run the tests' shell scripts. */
function offered(...words: string[]): string[] {
  const setting = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}; _bubu; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return spawnSync("bash", ["-c", `${bash(verbs)}\n${setting}`], { encoding: "utf8" })
    .stdout.trim()
    .split("\n");
}

test("bash completes verbs, flags and the values of flags", () => {
  expect(offered("bubu", "li")).toEqual(["lint"]);
  expect(offered("bubu", "lint", "--st")).toEqual(["--strict"]);
  expect(offered("bubu", "lint", "-o", "s")).toEqual(["sarif"]);
  expect(offered("bubu", "completion", "")).toEqual(["bash", "zsh", "fish"]);
});

test("zsh and fish get every verb and flag", () => {
  for (const { name, options = [] } of verbs) {
    expect(zsh(verbs)).toContain(`'${name}:`);
    expect(fish(verbs)).toContain(`-a ${name} -d`);
    for (const { flags } of options) {
      const long = /--([a-z-]+)/.exec(flags)?.[1] ?? "";
      expect(zsh(verbs)).toContain(`'--${long}[`);
      expect(fish(verbs)).toContain(`-l ${long}`);
    }
  }
});
