import { actions } from "./actions.ts";
import type { Area } from "./area.ts";
import { collections } from "./collections.ts";
import { formats } from "./formats.ts";
import { logic } from "./logic.ts";
import { numbers } from "./numbers.ts";
import { printing } from "./printing.ts";
import { strings } from "./strings.ts";
import { syntax } from "./syntax.ts";
import { wholes } from "./wholes.ts";

export const areas: readonly Area[] = [
  actions,
  collections,
  formats,
  logic,
  numbers,
  printing,
  strings,
  syntax,
  wholes,
];
