import { register } from "prom-client";
import { describe, expect, test } from "vitest";
import { metrics } from "./metrics.ts";

const lines = async (of: ReturnType<typeof metrics>) =>
  (await of.render()).body.split("\n").filter((line) => line !== "" && !line.startsWith("#"));

describe("metrics", () => {
  test("counts, sets and observes", async () => {
    const all = metrics();
    all.counter("a_total", "A.", ["kind"]).add({ kind: "Story" });
    all.counter("a_total", "A.", ["kind"]).add({ kind: "Story" }, 2);
    const gauge = all.gauge("g", "G.", ["kind"]);
    gauge.set({ kind: "x" }, 4);
    gauge.set({ kind: "y" }, 5);
    gauge.remove({ kind: "x" });
    all.histogram("h_seconds", "H.", [], [0.1, 1]).observe({}, 0.5);
    expect(await lines(all)).toEqual([
      'a_total{kind="Story"} 3',
      'g{kind="y"} 5',
      'h_seconds_bucket{le="0.1"} 0',
      'h_seconds_bucket{le="1"} 1',
      'h_seconds_bucket{le="+Inf"} 1',
      "h_seconds_sum 0.5",
      "h_seconds_count 1",
    ]);
  });

  test("renders the text format", async () => {
    expect((await metrics().render()).contentType).toMatch(/^text\/plain/);
  });

  test("two registries share nothing, and the global one stays empty", async () => {
    const [one, two] = [metrics(), metrics()];
    one.counter("a_total", "A.", []).add({});
    expect(await lines(two)).toEqual([]);
    expect(register.getMetricsAsArray()).toEqual([]);
  });

  test("refuses one name with two shapes", () => {
    const all = metrics();
    all.counter("a_total", "A.", ["kind"]);
    expect(() => all.counter("a_total", "A.", ["other"])).toThrow("a_total");
    expect(() => all.gauge("a_total", "A.", ["kind"])).toThrow("a_total");
  });

  test("refreshes before rendering, until ended", async () => {
    const all = metrics();
    let value = 1;
    const gauge = all.gauge("g", "G.", []);
    const end = all.onRender(() => gauge.set({}, value));
    expect(await lines(all)).toEqual(["g 1"]);
    end();
    value = 2;
    expect(await lines(all)).toEqual(["g 1"]);
  });

  test("process metrics are only there when asked for", async () => {
    const all = metrics();
    all.addProcessMetrics();
    expect((await all.render()).body).toContain("process_resident_memory_bytes");
  });
});
