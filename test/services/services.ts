import { existsSync, globSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Program } from "../programs/program.ts";
import { built } from "../programs/program.ts";

/** A server of others that suites talk to. The suite `<service>.test.ts`, or `<service>-<what>.test.ts`, needs it. */
export interface Service {
  /** Programs and files that have to be there, each with the Debian package that brings it. */
  readonly wanted?: readonly (readonly [name: string, debianPackage: string])[];
  /** Programs that are built with Go. */
  readonly programs?: readonly Program[];
}

/** An S3 server with object lock, which keeps objects in a folder. */
export const versitygw: Program = {
  name: "versitygw",
  folder: join(import.meta.dirname, "s3"),
  package: "github.com/versity/versitygw/cmd/versitygw",
  takes: "two minutes",
};

/** A collector of OpenTelemetry that prints what it is sent. */
export const otelcol: Program = {
  name: "otelcol",
  folder: join(import.meta.dirname, "otlp"),
  package: ".",
  takes: "two minutes",
};

/** The witness of transparency.dev, which keeps what it saw in memory. */
export const witness: Program = {
  name: "witness",
  folder: join(import.meta.dirname, "witness"),
  package: ".",
  takes: "half a minute",
};

/** The program of the newest PostgreSQL that Debian brought; a path that is not there where it brought none. */
export function postgresProgram(name: string): string {
  const found = globSync(`/usr/lib/postgresql/*/bin/${name}`).sort((a, b) => versionOf(a) - versionOf(b));
  return found.at(-1) ?? `/usr/lib/postgresql/bin/${name}`;
}

function versionOf(path: string): number {
  return Number(/postgresql\/(\d+)/.exec(path)?.[1] ?? 0);
}

/** By the name with which their suites begin. */
export const services: { readonly [name: string]: Service } = {
  nats: { wanted: [["nats-server", "nats-server"]] },
  otlp: { programs: [otelcol] },
  postgres: { wanted: [[postgresProgram("postgres"), "postgresql"]] },
  s3: { programs: [versitygw] },
  syslog: {
    wanted: [
      ["rsyslogd", "rsyslog"],
      [`/usr/lib/${multiarch()}/rsyslog/lmnsd_gtls.so`, "rsyslog-gnutls"],
    ],
  },
  witness: { programs: [witness] },
};

function multiarch(): string {
  return process.arch === "arm64" ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
}

/** The path of a program or file that is there. */
export function whereIs(name: string): string | undefined {
  if (name.includes("/")) return existsSync(name) ? name : undefined;
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** The Debian packages of which something is missing. */
export function missingPackages(): readonly string[] {
  const wanted = Object.values(services).flatMap((service) => service.wanted ?? []);
  return [...new Set(wanted.filter(([name]) => whereIs(name) === undefined).map(([, debian]) => debian))];
}

/** Why the suites of a service cannot run here; undefined where they can. */
export function whyNot(service: string): string | undefined {
  const { wanted = [], programs = [] } = services[service] ?? {};
  const missing = [
    ...new Set(wanted.filter(([name]) => whereIs(name) === undefined).map(([, debian]) => debian)),
    ...programs.filter((program) => built(program) === undefined).map(({ name }) => name),
  ];
  if (missing.length === 0) return undefined;
  return `no ${missing.join(", ")} (node cli/node.js node test/services/install.ts installs or builds it)`;
}
