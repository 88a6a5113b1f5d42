import type { Library } from "../library/declare.ts";
import { fn, free, member, on } from "../library/declare.ts";
import type { Frame } from "../plan/frame.ts";
import * as types from "../type/type.ts";
import type { Value } from "../values/value.ts";
import { CelError, noOverload, Opaque } from "../values/value.ts";
import type { Address } from "./address.ts";
import { formatAddress, isMapped, readAddress } from "./address.ts";
import { Ip, ipType, parseIp } from "./ip.ts";

const cidrType = types.opaque("net.CIDR");

/** A network: an address and the number of bits that count. */
class Cidr extends Opaque {
  readonly type = cidrType;
  readonly address: Address;
  readonly bits: number;
  constructor(address: Address, bits: number) {
    super();
    this.address = address;
    this.bits = bits;
  }
  /** Bytes of the prefix, as costs count them. */
  get size(): number {
    return Math.ceil(this.bits / 8);
  }
  equals(other: Value): boolean {
    return other instanceof Cidr && other.toString() === this.toString();
  }
  toString(): string {
    return `${formatAddress(this.address)}/${this.bits}`;
  }
}

function parse(text: string, frame: Frame): Cidr | CelError {
  const slash = text.lastIndexOf("/");
  const address = readAddress(text.slice(0, Math.max(0, slash)));
  const bits = /^(0|[1-9][0-9]{0,2})$/.test(text.slice(slash + 1)) ? Number(text.slice(slash + 1)) : -1;
  const none = slash < 0 || address === undefined || bits < 0 || bits > address.length * 8;
  return none || isMapped(address) ? new CelError(frame.why("network", text)) : new Cidr(address, bits);
}

/** The address with the bits after a prefix cleared. */
function mask(address: Address, bits: number): Address {
  return address.map((byte, index) => {
    const kept = Math.min(8, Math.max(0, bits - index * 8));
    return byte & (0xff << (8 - kept)) & 0xff;
  });
}

function holds(cidr: Cidr, address: Address): boolean {
  const same = address.length === cidr.address.length;
  return same && formatAddress(mask(address, cidr.bits)) === formatAddress(mask(cidr.address, cidr.bits));
}

function containsIp(a: Value, b: Value): Value {
  return a instanceof Cidr && b instanceof Ip ? holds(a, b.address) : noOverload();
}

function containsCidr(a: Value, b: Value): Value {
  if (b instanceof CelError) return b;
  if (!(a instanceof Cidr && b instanceof Cidr)) return noOverload();
  return a.bits <= b.bits && holds(a, b.address);
}

/** Networks: cidr, isCIDR, what they contain and their parts. */
export const cidrs: Library = {
  name: "kubernetes.net.cidr",
  types: [cidrType],
  functions: [
    fn(
      "cidr",
      free("string_to_cidr", [types.string], cidrType, (frame, a) => parse(String(a), frame)),
    ),
    fn(
      "isCIDR",
      free("is_cidr", [types.string], types.bool, (frame, a) => parse(String(a), frame) instanceof Cidr),
    ),
    fn(
      "containsIP",
      member("cidr_contains_ip_string", [cidrType, types.string], types.bool, (frame, a, b) =>
        containsIp(a, parseIp(String(b), frame)),
      ),
      member("cidr_contains_ip_ip", [cidrType, ipType], types.bool, (_frame, a, b) => containsIp(a, b)),
    ),
    fn(
      "containsCIDR",
      member("cidr_contains_cidr_string", [cidrType, types.string], types.bool, (frame, a, b) =>
        containsCidr(a, parse(String(b), frame)),
      ),
      member("cidr_contains_cidr", [cidrType, cidrType], types.bool, (_frame, a, b) => containsCidr(a, b)),
    ),
    fn(
      "ip",
      member(
        "cidr_ip",
        [cidrType],
        ipType,
        on(Cidr, (cidr) => new Ip(cidr.address)),
      ),
    ),
    fn(
      "prefixLength",
      member(
        "cidr_prefix_length",
        [cidrType],
        types.int,
        on(Cidr, ({ bits }) => bits),
      ),
    ),
    fn(
      "masked",
      member(
        "cidr_masked",
        [cidrType],
        cidrType,
        on(Cidr, ({ address, bits }) => new Cidr(mask(address, bits), bits)),
      ),
    ),
    fn("string", free("cidr_to_string", [cidrType], types.string, on(Cidr, String))),
  ],
};
