/** Why a text is no semantic version, in the words of the library that API servers use. */
import { goQuote } from "../library/go-quote.ts";

const names = ["major", "minor", "patch"] as const;
const most = 2n ** 64n - 1n;

export function semverFault(text: string): string {
  if (text === "") return "Version string empty";
  const [, major, minor, rest = ""] = /^([^.]*)\.([^.]*)\.(.*)$/s.exec(text) ?? [];
  if (major === undefined || minor === undefined) return "No Major.Minor.Patch elements found";
  const [core = "", ...builds] = rest.split("+");
  const [patch = "", ...releases] = core.split("-");
  for (const [index, digits] of [major, minor, patch].entries()) {
    const why = numberFault(digits, names[index] ?? "patch");
    if (why !== undefined) return why;
  }
  for (const part of releases.length === 0 ? [] : releases.join("-").split(".")) {
    const why = releaseFault(part);
    if (why !== undefined) return why;
  }
  for (const part of builds.join("+").split(".")) {
    if (part === "") return "Build meta data is empty";
    if (!/^[0-9A-Za-z-]+$/.test(part)) return `Invalid character(s) found in build meta data ${goQuote(part)}`;
  }
  return `${goQuote(text)} is no version`;
}

function numberFault(digits: string, name: (typeof names)[number]): string | undefined {
  if (!/^[0-9]*$/.test(digits)) return `Invalid character(s) found in ${name} number ${goQuote(digits)}`;
  if (/^0./.test(digits))
    return `${name[0]?.toUpperCase()}${name.slice(1)} number must not contain leading zeroes ${goQuote(digits)}`;
  return rangeFault(digits);
}

function releaseFault(part: string): string | undefined {
  if (part === "") return "Prerelease is empty";
  if (!/^[0-9A-Za-z-]+$/.test(part)) return `Invalid character(s) found in prerelease ${goQuote(part)}`;
  if (!/^[0-9]+$/.test(part)) return undefined;
  if (/^0./.test(part)) return `Numeric PreRelease version must not contain leading zeroes ${goQuote(part)}`;
  return rangeFault(part);
}

function rangeFault(digits: string): string | undefined {
  if (digits === "") return 'strconv.ParseUint: parsing "": invalid syntax';
  return BigInt(digits) > most ? `strconv.ParseUint: parsing ${goQuote(digits)}: value out of range` : undefined;
}
