import { expect, test } from "vitest";
import { bubu } from "../testing/io.ts";

test("each action needs what it is about, and takes its own flags", async () => {
  expect(await bubu(["audit"])).toMatchObject({ code: 2, err: expect.stringContaining("action") });
  expect(await bubu(["audit", "verify"])).toMatchObject({ code: 2, err: expect.stringContaining("paths") });
  expect(await bubu(["audit", "verify", "x", "--until", "1d"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("--until"),
  });
  expect(await bubu(["audit", "mend", "x"])).toMatchObject({ code: 2, err: expect.stringContaining("mend") });
});
