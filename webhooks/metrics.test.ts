import { metrics } from "@bubustack/runtime/metrics";
import { expect, test } from "vitest";
import { recordOf } from "./decision-log.ts";
import { instrument } from "./metrics.ts";
import { finding, subject, verdict } from "./testing/reviews.ts";

const denied = recordOf(subject, "mutate", { verdict: verdict({ findings: [finding()] }) }, "d0");

test("decisions, refusals and ended workers are counted", async () => {
  const instruments = instrument(metrics());
  instruments.reviewed(denied, 2);
  instruments.reviewed(recordOf(subject, "validate", { verdict: verdict() }, "d1"), 2);
  instruments.refused("review/unknown-kind");
  instruments.workerEnded("overrun");
  const { body } = await instruments.render();
  const about = 'kind="Story",operation="CREATE"';
  expect(body).toContain(`bubu_webhook_reviews_total{webhook="mutate",${about},outcome="denied"} 1`);
  expect(body).toContain(`bubu_webhook_reviews_total{webhook="validate",${about},outcome="allowed"} 1`);
  expect(body).toContain('bubu_webhook_denials_total{rule="story/step-names-unique"} 1');
  expect(body).toContain('bubu_webhook_refused_total{code="review/unknown-kind"} 1');
  expect(body).toContain('bubu_webhook_workers_ended_total{reason="overrun"} 1');
  expect(body).toContain('bubu_webhook_review_seconds_count{webhook="mutate"} 1');
});

test("a dry run changes no counter", async () => {
  const instruments = instrument(metrics());
  const before = await instruments.render();
  instruments.reviewed({ ...denied, dryRun: true }, 2);
  expect(await instruments.render()).toEqual(before);
});
