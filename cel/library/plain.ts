import { bindings } from "./bindings.ts";
import { encoders } from "./encoders.ts";
import { lists } from "./lists.ts";
import { math } from "./math.ts";
import { optionals } from "./optionals.ts";
import { regex } from "./regex.ts";
import { sets } from "./sets.ts";
import { stringsNewest } from "./strings.ts";
import { twoVariables } from "./two-variables.ts";

/** All extensions of the language in their newest form, without those of Kubernetes. */
export const plainLibraries = [optionals, stringsNewest, math, lists, sets, encoders, bindings, twoVariables, regex];
