import type { Call, Library } from "../library/declare.ts";
import { fn, free, member, on } from "../library/declare.ts";
import type { Frame } from "../plan/frame.ts";
import * as types from "../type/type.ts";
import type { Value } from "../values/value.ts";
import { CelError, Opaque } from "../values/value.ts";
import type { Address } from "./address.ts";
import { formatAddress, isMapped, readAddress } from "./address.ts";

export const ipType = types.opaque("net.IP");

/** An address of version 4 or 6. */
export class Ip extends Opaque {
  readonly type = ipType;
  readonly address: Address;
  constructor(address: Address) {
    super();
    this.address = address;
  }
  /** Bytes, as costs count them. */
  get size(): number {
    return this.address.length;
  }
  equals(other: Value): boolean {
    return other instanceof Ip && formatAddress(other.address) === formatAddress(this.address);
  }
  toString(): string {
    return formatAddress(this.address);
  }
}

/** An address from text; version 4 written as version 6 is none. */
export function parseIp(text: string, frame: Frame): Ip | CelError {
  const address = readAddress(text);
  return address === undefined || isMapped(address) ? new CelError(frame.why("address", text)) : new Ip(address);
}

function ofIp(read: (address: Address) => Value): Call {
  return on(Ip, ({ address }) => read(address));
}

const zeros = (address: Address, from: number, to: number) => address.slice(from, to).every((byte) => byte === 0);
const four = (address: Address) => address.length === 4;

function isUnspecified(address: Address): boolean {
  return zeros(address, 0, address.length);
}
function isLoopback(address: Address): boolean {
  return four(address) ? address[0] === 127 : zeros(address, 0, 15) && address[15] === 1;
}
function isMulticast([first = 0, ...rest]: Address): boolean {
  return rest.length === 3 ? (first & 0xf0) === 0xe0 : first === 0xff;
}
function isLinkLocalMulticast(address: Address): boolean {
  const [a = 0, b = 0, c = 0] = address;
  return four(address) ? a === 224 && b === 0 && c === 0 : a === 0xff && (b & 0x0f) === 0x02;
}
function isLinkLocalUnicast(address: Address): boolean {
  const [a = 0, b = 0] = address;
  return four(address) ? a === 169 && b === 254 : a === 0xfe && (b & 0xc0) === 0x80;
}
function isGlobalUnicast(address: Address): boolean {
  if (four(address) && address.every((byte) => byte === 255)) return false;
  return ![isUnspecified, isLoopback, isMulticast, isLinkLocalUnicast].some((is) => is(address));
}

const question = (name: string, id: string, is: (address: Address) => boolean) =>
  fn(name, member(id, [ipType], types.bool, ofIp(is)));

/** Addresses: ip, isIP, family and what kind of address it is. */
export const ips: Library = {
  name: "kubernetes.net.ip",
  types: [ipType],
  functions: [
    fn(
      "ip",
      free("string_to_ip", [types.string], ipType, (frame, a) => parseIp(String(a), frame)),
    ),
    fn(
      "isIP",
      free("is_ip", [types.string], types.bool, (frame, a) => parseIp(String(a), frame) instanceof Ip),
    ),
    fn(
      "ip.isCanonical",
      free("ip_is_canonical", [types.string], types.bool, (frame, a) => {
        const ip = parseIp(String(a), frame);
        return ip instanceof CelError ? ip : ip.toString() === a;
      }),
    ),
    fn(
      "family",
      member(
        "ip_family",
        [ipType],
        types.int,
        ofIp((address) => (four(address) ? 4 : 6)),
      ),
    ),
    question("isUnspecified", "ip_is_unspecified", isUnspecified),
    question("isLoopback", "ip_is_loopback", isLoopback),
    question("isLinkLocalMulticast", "ip_is_link_local_multicast", isLinkLocalMulticast),
    question("isLinkLocalUnicast", "ip_is_link_local_unicast", isLinkLocalUnicast),
    question("isGlobalUnicast", "ip_is_global_unicast", isGlobalUnicast),
    fn("string", free("ip_to_string", [ipType], types.string, ofIp(formatAddress))),
  ],
};
