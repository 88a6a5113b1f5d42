import { expect, test } from "vitest";
import { bubu } from "../testing/io.ts";

test("an action and its subject are needed", async () => {
  expect(await bubu(["audit"])).toMatchObject({ code: 2, err: expect.stringContaining("action") });
  expect(await bubu(["audit", "verify"])).toMatchObject({ code: 2, err: expect.stringContaining("subject") });
  expect(await bubu(["audit", "mend", "x"])).toMatchObject({ code: 2, err: expect.stringContaining("mend") });
});
