import { coreTypes } from "@bubustack/api/core-types/types";
import { free } from "../schema-words.ts";

/** The types of core/v1 that pods are made of. As for Kubernetes, an amount is a text or a number, and has no type for expressions. */
export const core = coreTypes(free("An amount, as 500m or 1Gi."));
