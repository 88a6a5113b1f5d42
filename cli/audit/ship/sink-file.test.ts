import { expect, test } from "vitest";
import { emptyIo } from "../../testing/io.ts";
import { sinkIn } from "./sink-file.ts";

test("without a file each record is a line of standard output", async () => {
  expect(await sinkIn(undefined, emptyIo())).toMatchObject({ name: "stdout", type: "stdout", start: "oldest" });
});

test("a file that is not there is said", async () => {
  await expect(sinkIn("none.json", emptyIo())).rejects.toThrow("none.json");
});
