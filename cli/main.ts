import type { Io } from "./io.ts";
import { runProgram } from "./program.ts";
import { verbs } from "./verbs/index.ts";

const gone = new AbortController();
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // The reader of a pipe has seen enough. Anything else means that results are lost.
  if (error.code !== "EPIPE") process.exitCode = 2;
  gone.abort();
});
process.stderr.on("error", () => undefined);

const io: Io = {
  out: (text) => void (gone.signal.aborted || process.stdout.write(text)),
  err: (text) => void process.stderr.write(text),
  stdin: async () => {
    const parts: Uint8Array[] = [];
    for await (const part of process.stdin) parts.push(part);
    return Buffer.concat(parts);
  },
  input: () => process.stdin,
  cwd: process.cwd(),
  env: process.env,
  color: process.stdout.isTTY === true && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb",
  signal: gone.signal,
};
// A failed write has set its own code already. Setting the code lets what is still in the pipe be read.
const code = await runProgram(verbs, io, process.argv.slice(2));
process.exitCode ||= code;
