import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { TransportStreamingSettings } from "@bubustack/api/shared/streaming/settings";
import type { Found } from "../finding.ts";
import { duplicate, forbidden, invalid, notSupported, required } from "../finding.ts";
import { closest } from "../suggest.ts";
import { positiveDuration } from "./durations.ts";

type Part<K extends keyof TransportStreamingSettings> = NonNullable<TransportStreamingSettings[K]>;

/** What no schema can say about streaming settings. Shared by all kinds that hold them. */
export function streamingFindings(path: Path, given: TransportStreamingSettings): readonly Found[] {
  const { flowControl, delivery, lanes, fanIn, partitioning, observability, recording } = given;
  return [
    ...(flowControl === undefined ? [] : flowFindings([...path, "flowControl"], flowControl)),
    ...positiveDuration([...path, "delivery", "replay", "checkpointInterval"], delivery?.replay?.checkpointInterval),
    ...(lanes === undefined ? [] : laneFindings([...path, "lanes"], lanes)),
    ...(fanIn === undefined ? [] : fanInFindings([...path, "fanIn"], fanIn)),
    ...(partitioning === undefined ? [] : partitionFindings([...path, "partitioning"], partitioning)),
    ...samplePolicy([...path, "observability", "tracing", "samplePolicy"], observability?.tracing?.samplePolicy),
    ...(recording?.redactFields ?? []).flatMap((field, at) =>
      field.trim() === ""
        ? [required([...path, "recording", "redactFields", at], "is blank", { fix: "name a field, or remove it" })]
        : [],
    ),
  ];
}

function flowFindings(path: Path, flow: Part<"flowControl">): readonly Found[] {
  const found = [...positiveDuration([...path, "ackEvery", "maxDelay"], flow.ackEvery?.maxDelay)];
  const pause = flow.pauseThreshold?.bufferPct;
  const resume = flow.resumeThreshold?.bufferPct;
  if (pause !== undefined && resume !== undefined && resume >= pause) {
    const message = `${resume} is not below the ${pause} at which the sender pauses`;
    found.push(invalid([...path, "resumeThreshold", "bufferPct"], message, { fix: `use less than ${pause}` }));
  }
  return found;
}

function laneFindings(path: Path, lanes: Part<"lanes">): readonly Found[] {
  const names = new Set<string>();
  const kinds = new Set<string>();
  return lanes.flatMap(({ name, kind }, at) => {
    const found: Found[] = [];
    if (name !== "" && names.has(name)) {
      found.push(
        duplicate([...path, at, "name"], `lane ${brief(name)} is declared already`, { fix: "give it another name" }),
      );
    }
    if (kinds.has(kind)) {
      const message = `there is a lane of kind ${kind} already`;
      found.push(duplicate([...path, at, "kind"], message, { fix: "keep one lane of each kind" }));
    }
    names.add(name);
    kinds.add(kind);
    return found;
  });
}

function fanInFindings(path: Path, { mode, quorum }: Part<"fanIn">): readonly Found[] {
  if (mode === "quorum" && quorum === undefined) {
    return [required([...path, "quorum"], "mode quorum needs it", { fix: "write how many senders are enough" })];
  }
  if (mode !== "quorum" && quorum !== undefined) {
    const message = `${quorum} is read only with mode quorum`;
    return [forbidden([...path, "quorum"], message, { fix: "remove it, or set mode: quorum" })];
  }
  return [];
}

function partitionFindings(path: Path, { key }: Part<"partitioning">): readonly Found[] {
  if (key !== undefined && key.trim() === "") {
    return [required([...path, "key"], "is blank", { fix: "write a template, or remove it" })];
  }
  return [];
}

const policies = ["rate", "random", "always", "never"];

function samplePolicy(path: Path, given: string | undefined): readonly Found[] {
  if (given === undefined || given.trim() === "" || policies.includes(given.trim())) return [];
  const near = closest(given, policies);
  const message = `${brief(given)} is not one of ${policies.map((word) => `"${word}"`).join(", ")}`;
  if (near === undefined) return [notSupported(path, message, { fix: "use one of them" })];
  return [notSupported(path, message, { fix: `write ${brief(near)}`, replacement: near })];
}
