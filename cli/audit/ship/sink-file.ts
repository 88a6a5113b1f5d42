import { BubuError } from "@bubustack/api/errors";
import type { Json } from "@bubustack/api/json";
import type { AuditSink } from "@bubustack/policies/audit-sinks-settings";
import { settingsOf } from "@bubustack/policies/settings-of";
import type { Io } from "../../io.ts";
import { readFileSource } from "../../source/files.ts";
import { toJson } from "../../source/tree.ts";

/** The sink of a command that names none: each record is a line of standard output. */
const standard = { name: "stdout", type: "stdout" };

/** The sink that a file describes, by the rules of `audit.sinks`; without a file standard output. Throws `config/invalid` with all that is wrong. */
export async function sinkIn(name: string | undefined, io: Io): Promise<AuditSink> {
  const given = name === undefined ? standard : await fileOf(name, io);
  const { problems, settings } = readSink(given);
  const [sink] = settings;
  if (sink !== undefined && problems.length === 0) return sink;
  throw new BubuError("config/invalid", `${name}: ${problems.join("\n")}`);
}

function readSink(given: Json): { readonly problems: readonly string[]; readonly settings: readonly AuditSink[] } {
  const whole =
    typeof given === "object" && given !== null && !Array.isArray(given) ? { name: "sink", ...given } : given;
  const read = settingsOf({ audit: { sinks: [whole] } });
  if (read.problems === undefined) return { problems: [], settings: read.settings.audit.sinks };
  // The paths of the file itself.
  return { problems: read.problems.map((problem) => problem.replace(/^audit\.sinks\[0\]\.?/, "")), settings: [] };
}

async function fileOf(name: string, io: Io): Promise<Json> {
  const { documents } = await readFileSource({ name, named: true }, io);
  const [document] = documents;
  const broken = documents.flatMap(({ problems }) => problems.map(({ message }) => message));
  if (broken.length > 0) throw new BubuError("config/invalid", `${name}: ${broken.join("\n")}`);
  return document?.tree === undefined ? {} : toJson(document.tree);
}
