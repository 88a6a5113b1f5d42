import type { Version } from "./version.ts";
import { comparePrereleases, parseVersion } from "./version.ts";

const version =
  "v?([0-9xX*|]+)(\\.[0-9xX*|]+)?(\\.[0-9xX*|]+)?" +
  "(-(?:[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+(?:[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?";
const one = new RegExp(`^(=|!=|>=|=>|<=|=<|~>|>|<|~|\\^|)\\s*${version}`);
const range = new RegExp(`(^|[\\s,])(${version})\\s+-\\s+(${version})(?=$|[\\s,])`, "g");

/** One comparison; parts that are left out or `x` leave a version open. */
interface Constraint {
  readonly operator: string;
  readonly version: Version;
  readonly minorOpen: boolean;
  readonly patchOpen: boolean;
  readonly open: boolean;
}

/** Alternatives, of which all comparisons of one must hold. */
export type Constraints = readonly (readonly Constraint[])[];

/** Reads constraints such as `>=1.2, <2 || ~3.1`; undefined where the text is none. */
export function parseConstraints(text: string): Constraints | undefined {
  const rewritten = text.replace(range, (_, before, low, ...groups) => `${before}>= ${low}, <= ${groups[4]}`);
  const alternatives: (readonly Constraint[])[] = [];
  for (const part of rewritten.split("||")) {
    const found = alternative(part);
    if (found === undefined) return undefined;
    alternatives.push(found);
  }
  return alternatives;
}

/** True where a version fulfils constraints. */
export function fulfils(found: Version, constraints: Constraints): boolean {
  return constraints.some((all) => all.every((each) => holds(found, each)));
}

function alternative(text: string): readonly Constraint[] | undefined {
  const found: Constraint[] = [];
  let rest = text.trim();
  while (rest !== "" || found.length === 0) {
    const match = one.exec(rest);
    if (match === null) return undefined;
    const constraint = constraintOf(match);
    if (constraint === undefined) return undefined;
    found.push(constraint);
    const after = rest.slice(match[0].length);
    const separator = /^(?:\s*,\s*|\s+|$)/.exec(after)?.[0];
    if (separator === undefined || (after !== "" && separator === after)) return undefined;
    rest = after.slice(separator.length);
  }
  return found;
}

function constraintOf([, operator = "", major = "", minor = "", patch = "", before = ""]: RegExpExecArray) {
  const openMajor = isOpen(major);
  const minorOpen = !openMajor && (minor === "" || isOpen(minor.slice(1)));
  const patchOpen = !openMajor && !minorOpen && (patch === "" || isOpen(patch.slice(1)));
  const numbers = openMajor
    ? "0.0.0"
    : minorOpen
      ? `${major}.0.0`
      : patchOpen
        ? `${major}${minor}.0`
        : `${major}${minor}${patch}`;
  const read = parseVersion(numbers + before);
  if (read === undefined) return undefined;
  return { operator, version: read, minorOpen, patchOpen, open: openMajor || minorOpen || patchOpen };
}

function isOpen(part: string): boolean {
  return part === "x" || part === "X" || part === "*";
}

function holds(found: Version, constraint: Constraint): boolean {
  const { operator, version: wanted, open, minorOpen, patchOpen } = constraint;
  if (operator === "!=") return differs(found, constraint);
  // Prereleases fit only what names one.
  if (found.prerelease !== "" && wanted.prerelease === "") return false;
  const order = found.compare(wanted);
  switch (operator) {
    case "":
    case "=":
      return open ? tilde(found, constraint) : order === 0;
    case ">":
      if (!open || found.major !== wanted.major) return open ? found.major > wanted.major : order > 0;
      if (minorOpen) return false;
      return patchOpen ? found.minor > wanted.minor : order > 0;
    case "<":
      return order < 0;
    case ">=":
    case "=>":
      return order >= 0;
    case "<=":
    case "=<":
      if (!open) return order <= 0;
      return found.major < wanted.major || (found.major === wanted.major && (minorOpen || found.minor <= wanted.minor));
    case "^":
      return caret(found, constraint);
    default:
      return tilde(found, constraint);
  }
}

function differs(found: Version, { version: wanted, open, minorOpen, patchOpen }: Constraint): boolean {
  if (open) {
    if (found.prerelease !== "" && wanted.prerelease === "") return false;
    if (wanted.major !== found.major) return true;
    if (minorOpen) return false;
    if (wanted.minor !== found.minor) return true;
    if (patchOpen) return comparePrereleases(found.prerelease, wanted.prerelease) !== 0;
  }
  return found.compare(wanted) !== 0;
}

function tilde(found: Version, { version: wanted, minorOpen, patchOpen }: Constraint): boolean {
  if (found.compare(wanted) < 0) return false;
  const zero = wanted.major === 0n && wanted.minor === 0n && wanted.patch === 0n;
  if (zero && !minorOpen && !patchOpen) return true;
  return found.major === wanted.major && (minorOpen || found.minor === wanted.minor);
}

function caret(found: Version, { version: wanted, minorOpen, patchOpen }: Constraint): boolean {
  if (found.compare(wanted) < 0) return false;
  if (wanted.major > 0n || minorOpen) return found.major === wanted.major;
  if (found.major > 0n) return false;
  if (wanted.minor > 0n || patchOpen) return found.minor === wanted.minor;
  return found.minor === 0n && found.patch === wanted.patch;
}
