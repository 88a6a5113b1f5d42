import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/**
 * Where the examples are, as somebody in folder `here` names it: in a checkout `docs/examples`, else the `examples` beside
 * the installed command. `program` is the file that was started, or a link to it.
 */
export function examples(program: string, here: string): string {
  const own = "docs/examples";
  const beside = join(dirname(existsSync(program) ? realpathSync(program) : program), "examples");
  return existsSync(join(here, own)) || !existsSync(beside) ? own : relative(realpathSync(here), beside);
}
