/** The controllers as a program: in a Pod, until it is told to end. */
import { hostname } from "node:os";
import { logger } from "@bubustack/runtime/log";
import { run } from "@bubustack/runtime/program";
import { installedController as begin } from "./installed.ts";

await run({ system: process, identity: hostname(), log: logger({ name: "bubu-controller" }), begin });
