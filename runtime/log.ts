import { pino, stdTimeFunctions } from "pino";
import { redact, redactText } from "./redact.ts";

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";
/** Structured fields of a line. Errors are given as `{ err }`. */
export type LogFields = { readonly [key: string]: unknown };

/** Structured logging, one JSON line each, with secrets taken out. */
export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
  /** The same log with fields that stand on every line. */
  child(fields: LogFields): Log;
}

export interface LogConfig {
  /** Default `info`. */
  readonly level?: LogLevel;
  /** Which process speaks; stands on every line as `name`. */
  readonly name?: string;
  /** Where lines go; default stdout. */
  readonly destination?: { write(line: string): void };
}

/** A log over pino. Every line is redacted; none has a host name or process id. */
export function logger({ level = "info", name, destination }: LogConfig = {}): Log {
  const options = {
    level,
    base: name === undefined ? {} : { name },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    // Fields arrive here already rendered by redact; pino's own serializer would add stacks.
    serializers: { err: (error: unknown) => error },
  };
  return wrap(destination === undefined ? pino(options) : pino(options, destination));
}

/** A log that says nothing, for callers that were given none. */
export function silentLog(): Log {
  return logger({ level: "silent" });
}

function wrap(inner: ReturnType<typeof pino>): Log {
  const at = (level: "debug" | "info" | "warn" | "error") => (fields: LogFields, message: string) => {
    if (inner.isLevelEnabled(level)) inner[level](redact(fields), "%s", redactText(message));
  };
  return {
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    child: (fields) => wrap(inner.child(redact(fields))),
  };
}
