import { expect, test } from "vitest";
import { job, laneConfig } from "../testing/jobs.ts";
import { bytesOf, request, storyObject } from "../testing/reviews.ts";
import { createLane } from "./lane.ts";

test("judges with the kernel's own rules", async () => {
  const lane = createLane({ ...laneConfig(), file: new URL("worker.ts", import.meta.url) });
  try {
    const steps = ["a", "a"].map((name) => ({ name, type: "sleep", with: { duration: "1s" } }));
    const bytes = bytesOf(request({ object: { ...storyObject(), spec: { steps } } }));
    const denied = await lane.run({ ...job("any"), bytes });
    expect(denied).toMatchObject({ record: { allowed: false, rules: ["story/step-names-unique"] } });
    expect(await lane.run(job("any"))).toMatchObject({ record: { allowed: true, findings: 0 } });
  } finally {
    await lane.close();
  }
});
