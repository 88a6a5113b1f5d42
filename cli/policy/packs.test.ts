import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { findFiles } from "../source/files.ts";
import { bubu } from "../testing/io.ts";

const cwd = fileURLToPath(new URL("../../policies/packs", import.meta.url));
const files = (await findFiles(["."], cwd)).map(({ name }) => name);
const packs = [...new Set(files.map((file) => file.split("/")[0] ?? ""))];

describe("packs of policies", () => {
  test.each(packs)("%s: its suite passes, and sees each validation refuse", async (pack) => {
    const { code, out, err } = await bubu(["policy", "test", pack, "--strict"], { cwd });
    expect({ code, err, failed: out.split("\n").filter((line) => /✗|no test sees/.test(line)) }).toEqual({
      code: 0,
      err: "",
      failed: [],
    });
  });

  test.each(files.filter((file) => !file.endsWith("/suite.yaml")))("%s is accepted", async (file) => {
    expect(await bubu(["lint", file], { cwd })).toMatchObject({ code: 0, err: "" });
  });
});
