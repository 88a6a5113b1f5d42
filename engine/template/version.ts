const pattern =
  /^v?([0-9]+)(?:\.([0-9]+))?(?:\.([0-9]+))?(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;
const most = 2n ** 64n;

/** A semantic version; minor and patch may be left out when it is written. */
export class Version {
  readonly goKind = "ptr";
  readonly goType = "*semver.Version";
  readonly major: bigint;
  readonly minor: bigint;
  readonly patch: bigint;
  readonly prerelease: string;
  readonly metadata: string;
  readonly original: string;

  constructor(numbers: readonly [bigint, bigint, bigint], prerelease: string, metadata: string, original: string) {
    [this.major, this.minor, this.patch] = numbers;
    this.prerelease = prerelease;
    this.metadata = metadata;
    this.original = original;
  }

  toString(): string {
    const before = this.prerelease === "" ? "" : `-${this.prerelease}`;
    const behind = this.metadata === "" ? "" : `+${this.metadata}`;
    return `${this.major}.${this.minor}.${this.patch}${before}${behind}`;
  }

  /** Below 0 where this one is older. Metadata does not count. */
  compare(other: Version): number {
    for (const [mine, theirs] of [
      [this.major, other.major],
      [this.minor, other.minor],
      [this.patch, other.patch],
    ] as const)
      if (mine !== theirs) return mine < theirs ? -1 : 1;
    return comparePrereleases(this.prerelease, other.prerelease);
  }
}

/** Reads a version; undefined where the text is none. */
export function parseVersion(text: string): Version | undefined {
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const [, major = "0", minor = "0", patch = "0", prerelease = "", metadata = ""] = found;
  if (prerelease.split(".").some((part) => /^0[0-9]+$/.test(part))) return undefined;
  const numbers = [BigInt(major), BigInt(minor), BigInt(patch)] as const;
  return numbers.some((one) => one >= most) ? undefined : new Version(numbers, prerelease, metadata, text);
}

/** A release is newer than its prereleases; parts that are numbers are older than others. */
export function comparePrereleases(left: string, right: string): number {
  if (left === right) return 0;
  if (left === "") return 1;
  if (right === "") return -1;
  const mine = left.split(".");
  const theirs = right.split(".");
  for (let i = 0; i < Math.max(mine.length, theirs.length); i++) {
    const order = compareParts(mine[i], theirs[i]);
    if (order !== 0) return order;
  }
  return 0;
}

function compareParts(left: string | undefined, right: string | undefined): number {
  if (left === right) return 0;
  if (left === undefined) return -1;
  if (right === undefined) return 1;
  const numbers = [left, right].map((part) => /^[0-9]+$/.test(part));
  if (numbers[0] === true && numbers[1] === true) {
    const order = BigInt(left) - BigInt(right);
    return order < 0n ? -1 : order > 0n ? 1 : 0;
  }
  if (numbers[0] !== numbers[1]) return numbers[0] === true ? -1 : 1;
  return left < right ? -1 : 1;
}
