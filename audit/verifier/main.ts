import { program } from "./program.ts";
import { answerVerify } from "./verify.ts";

const usage = `Verifies audit logs in the layout of C2SP tlog-tiles, with nothing but Node.

usage: node bubu-audit-verify.mjs PATH... --key KEY [--since FILE] [--witness KEY] [-o json]

PATH       folder or URL of a log, or a folder of logs
--key      public key of a log, name+id+base64, or a file with one a line; for each log
--since    a checkpoint from before: the log must begin with what it stands for
--witness  public key of a witness that must have cosigned

Exit codes: 0 nothing was removed or altered, 1 faults, 2 could not run.
`;

process.exitCode = await program({ usage, answer: answerVerify }, process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  cwd: process.cwd(),
});
