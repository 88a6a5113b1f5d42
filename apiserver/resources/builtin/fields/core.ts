import { podFields } from "./pods.ts";
import { statusFields } from "./statuses.ts";
import { typesOf } from "./types.ts";
import { volumeFields } from "./volumes.ts";

/** The types of core/v1 that pods are made of. */
export const core = typesOf(podFields, volumeFields, statusFields);
