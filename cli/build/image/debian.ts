import { execFileSync } from "node:child_process";
import { realpathSync } from "node:fs";

/** A package of Debian, as it is installed. */
export interface DebianPackage {
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
}

/** The package that brought a file; undefined where the machine does not know, as on other systems. */
export function packageOf(file: string): DebianPackage | undefined {
  try {
    const owner = asked("dpkg-query", ["--search", realpathSync(file)]);
    const name = owner.slice(0, owner.lastIndexOf(": "));
    const status = asked("dpkg-query", ["--status", name]);
    const field = (title: string) => new RegExp(`^${title}: (.*)$`, "m").exec(status)?.[1] ?? "";
    return { name: name.replace(/:.*/, ""), version: field("Version"), architecture: field("Architecture") };
  } catch {
    return undefined;
  }
}

function asked(program: string, args: readonly string[]): string {
  return execFileSync(program, [...args], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
}
