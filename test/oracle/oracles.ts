import type { Program } from "../programs/program.ts";
import { program as cel } from "./cel/oracle.ts";
import { program as notes } from "./notes/oracle.ts";
import { program as packets } from "./packets/oracle.ts";
import { program as pods } from "./pods/oracle.ts";
import { program as rules } from "./rules/oracle.ts";
import { program as template } from "./template/oracle.ts";

/** Every Go oracle, with the folder of `test/oracle/` whose `*.live.test.ts` ask it. */
export const oracles: readonly { readonly program: Program; readonly suites: string }[] = [
  { program: cel, suites: "cel" },
  { program: template, suites: "template" },
  { program: rules, suites: "rules" },
  { program: packets, suites: "packets" },
  { program: pods, suites: "pods" },
  { program: notes, suites: "notes" },
];
