import { access } from "./access.ts";
import { dates } from "./dates.ts";
import { encoding } from "./encoding.ts";
import { json } from "./json.ts";
import { lists } from "./lists.ts";
import { logic } from "./logic.ts";
import { numbers } from "./numbers.ts";
import { paths } from "./paths.ts";
import { printing } from "./printing.ts";
import { strings } from "./strings.ts";
import type { TemplateFunction } from "./take.ts";
import { values } from "./values.ts";
import { versions } from "./versions.ts";
import { volatile } from "./volatile.ts";

const all = {
  ...logic,
  ...values,
  ...access,
  ...lists,
  ...strings,
  ...printing,
  ...numbers,
  ...dates,
  ...json,
  ...encoding,
  ...paths,
  ...versions,
  ...volatile,
};

/** Every function by name but `and` and `or`, which do not evaluate what they do not need. */
export const functions: ReadonlyMap<string, TemplateFunction> = new Map(
  Object.entries(all).flatMap(([name, work]) => (work === undefined ? [] : [[name, work] as const])),
);
