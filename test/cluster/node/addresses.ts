/** The two ends of a cable between this machine and a place apart on it. */
export interface Cable {
  /** Name of the interface on this machine. */
  readonly name: string;
  /** Address of this machine's end. */
  readonly outside: string;
  /** Address of the other end: of everything inside. */
  readonly inside: string;
}

/** Addresses of each cable: two of 198.18.0.0/15, which is set aside for tests of networks. */
export const cables = 1 << 15;
/** Bits of an address that both ends share. */
export const prefixLength = 30;

/** The cable of a number below `cables`; larger ones begin again. */
export function cable(number: number): Cable {
  const first = (number % cables) * 4;
  const address = (offset: number) => {
    const low = first + offset;
    return `198.${18 + (low >> 16)}.${(low >> 8) & 255}.${low & 255}`;
  };
  return { name: `bubu${number % cables}`, outside: address(1), inside: address(2) };
}

/** The first cable from a number on whose address is not in use. */
export function freeCable(number: number, inUse: ReadonlySet<string>): Cable {
  for (let offset = 0; offset < cables; offset += 1) {
    const found = cable(number + offset);
    if (!inUse.has(found.outside)) return found;
  }
  throw new Error("every address of 198.18.0.0/15 is in use");
}
