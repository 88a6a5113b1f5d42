import { answerCheck } from "../check.ts";
import { program } from "../program.ts";

const usage = `Checks a proof that a record is in an audit log (C2SP tlog-proof), with nothing but Node.

usage: node bubu-audit-check-proof.mjs FILE --key KEY [--witness KEY] [-o json]

--key      public key of the log, name+id+base64, or a file with one a line
--witness  public key of a witness that must have cosigned

Exit codes: 0 the record is in the log, 1 that is not proven, 2 could not run.
`;

process.exitCode = await program({ usage, answer: answerCheck }, process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  cwd: process.cwd(),
});
