import { bind } from "../syntax/macros/bind.ts";
import { existsOneToo } from "../syntax/macros/quantifiers.ts";
import type { Library } from "./declare.ts";

/** cel.bind, and `existsOne` of one variable. */
export const bindings: Library = { name: "bindings", functions: [], macros: [bind, existsOneToo] };
