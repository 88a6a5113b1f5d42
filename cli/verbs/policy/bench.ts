import type { Action } from "../../verb.ts";

export const bench: Action = {
  name: "bench",
  summary: "Measure what policies cost on some requests, and compare with earlier figures.",
  description: `All policies are measured together, then each by itself: CPU time of one judgement by the mean, time by percentiles over all requests,
both in microseconds, and cost units of cel-go, which are the same on every machine. Requests are AdmissionReviews, their requests, or objects as they would
be created. Besides policies and bindings the first folder may hold params, Namespaces, roles and whatever else there is.

--save writes the figures as JSON. With --baseline the exit code is 1 where a judgement takes more CPU time than before by more than the tolerance, or the
dearest one costs more units. Compare times of one machine only. Progress goes to standard error.`,
  arguments: [
    { name: "<policies>", description: "a file or folder with policies", completes: "file" },
    { name: "<requests...>", description: "files and folders with requests or objects", completes: "file" },
  ],
  options: [
    { flags: "--baseline <file>", description: "figures of --save to compare with" },
    { flags: "--save <file>", description: "where to write the figures" },
    { flags: "--tolerance <percent>", description: "how much more is no regression", default: "20%" },
    { flags: "--time <milliseconds>", description: "time that is spent on each policy", default: "300" },
    { flags: "--now <time>", description: "the time at which exceptions are judged; default: now" },
    { flags: "-o, --output <format>", description: "how to answer", choices: ["human", "json"], default: "human" },
  ],
  examples: [
    {
      command: "bubu policy bench policies/ reviews/ --save figures.json",
      shows: "what policies cost, kept for later",
    },
    {
      command: "bubu policy bench policies/ reviews/ --baseline figures.json --tolerance 10%",
      shows: "whether they cost more than before",
    },
  ],
  load: async () => (await import("../../policy/bench/run.ts")).run,
};
