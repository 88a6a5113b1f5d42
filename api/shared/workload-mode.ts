/** The workloads that an Engram can run as. */
export const workloadModes = ["job", "deployment", "statefulset"] as const;
export type WorkloadMode = (typeof workloadModes)[number];
