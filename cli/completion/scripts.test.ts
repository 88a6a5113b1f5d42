import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { actionsOf } from "../verb.ts";
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
  expect(offered("bubu", "policy", "te")).toEqual(["test"]);
  expect(offered("bubu", "policy", "test", "--st")).toEqual(["--strict"]);
  expect(offered("bubu", "policy", "test", "-o", "ju")).toEqual(["junit"]);
});

test("zsh and fish get every verb and flag", () => {
  for (const { name } of verbs) {
    expect(zsh(verbs)).toContain(`'${name}:`);
    expect(fish(verbs)).toContain(`-a ${name} -d`);
  }
  for (const { words, action } of actionsOf(verbs)) {
    expect(fish(verbs)).toContain(`'__bubu_at ${words.join(" ")}'`);
    for (const { flags } of action.options ?? []) {
      const long = /--([a-z-]+)/.exec(flags)?.[1] ?? "";
      expect(zsh(verbs)).toContain(`'--${long}[`);
      expect(fish(verbs)).toContain(`-l ${long}`);
    }
  }
});
