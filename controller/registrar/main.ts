/** The registrar as a program: in a Pod, until it is told to end. */
import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { logger } from "@bubustack/runtime/log";
import { untilTold } from "@bubustack/runtime/until-told";
import { installedRegistrar } from "../installed.ts";

const log = logger({ name: "bubu-registrar" });
const told = Promise.withResolvers<void>();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => told.resolve());
const surroundings = {
  env: process.env,
  readFile: (path: string) => readFile(path, "utf8"),
  identity: hostname(),
};
process.exitCode = await untilTold(() => installedRegistrar(surroundings, log), told.promise, log);
