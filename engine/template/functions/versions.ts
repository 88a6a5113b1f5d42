import { Fault } from "../fault.ts";
import type { Run } from "../run.ts";
import type { Version } from "../version.ts";
import { parseVersion } from "../version.ts";
import { fulfils, parseConstraints } from "../version-constraint.ts";
import type { Functions } from "./take.ts";
import { text } from "./take.ts";

/** Longest text that is read as a version or as constraints. */
const longest = 256;

function version(source: string, run: Run): Version {
  run.charge(source.length);
  const found = source.length > longest ? undefined : parseVersion(source);
  if (found !== undefined) return found;
  throw new Fault("value", `${JSON.stringify(source.slice(0, 40))} is no semantic version`, run.at, {
    fix: "write one such as 1.2.3",
  });
}

export const versions: Functions = {
  semver: (args, run) => version(text(args, 0), run),
  semverCompare: (args, run) => {
    const source = text(args, 0);
    run.charge(source.length * 4);
    const constraints = source.length > longest ? undefined : parseConstraints(source);
    if (constraints !== undefined) return fulfils(version(text(args, 1), run), constraints);
    throw new Fault("value", `${JSON.stringify(source.slice(0, 40))} constrains no versions`, run.at, {
      fix: "write constraints such as >=1.2, <2",
    });
  },
};
