import { Macros } from "../macro.ts";
import { bind } from "./bind.ts";
import { has } from "./has.ts";
import { lists, transformList } from "./lists.ts";
import { maps } from "./maps.ts";
import { optional } from "./optional.ts";
import { existsOneToo, quantifiers, quantifiers2 } from "./quantifiers.ts";

/** The macros of the language itself. */
export const standard = [has, ...quantifiers, ...lists];
/** The macros over index and element, or key and value. */
export const twoVariables = [...quantifiers2, ...transformList, ...maps];

/** All macros there are, but those of other libraries. */
export const everyMacro = new Macros([...standard, existsOneToo, ...twoVariables, ...optional, bind]);
