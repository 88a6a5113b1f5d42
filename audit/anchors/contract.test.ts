import { afterAll, describe, expect, test } from "vitest";
import { doubles } from "./testing/anchors.ts";
import { anchorContract } from "./testing/contract.ts";

describe.each(Object.entries(doubles))("an anchor of %s", async (_, make) => {
  const made = await make();
  afterAll(async () => {
    await made.anchor.close();
    await made.close();
  });
  test.each(Object.entries(anchorContract))("%s", async (_rule, holds) => {
    await expect(holds(made, 1_050)).resolves.toBeUndefined();
  });
});
