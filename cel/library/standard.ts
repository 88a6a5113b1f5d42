import { standard as macros } from "../syntax/macros/index.ts";
import * as types from "../type/type.ts";
import { conversions } from "./conversions.ts";
import type { Library } from "./declare.ts";
import { operators } from "./operators.ts";
import { sizes } from "./sizes.ts";
import { texts } from "./texts.ts";
import { times } from "./times.ts";

/** The language without extensions. */
export const standard: Library = {
  name: "standard",
  functions: [...operators, ...sizes, ...conversions, ...texts, ...times],
  macros,
  types: [
    types.bool,
    types.bytes,
    types.double,
    types.int,
    types.list(types.dyn),
    types.map(types.dyn, types.dyn),
    types.nullType,
    types.string,
    types.type,
    types.uint,
    types.timestamp,
    types.duration,
  ],
};
