import type { Random } from "./random.ts";

/** Makes texts of up to `most` pieces, written as literals without escapes. */
export function texts(most: number, pieces: readonly string[]): (chance: Random) => string {
  return (chance) => {
    const count = chance.below(most) + 1;
    return `r"${Array.from({ length: count }, () => chance.pick(pieces)).join("")}"`;
  };
}

const split = (text: string) => text.split(" ");

/** Pieces of texts that some parser reads: what it takes, its limits, and what it must refuse. */
export const urls = texts(9, [
  ...split(
    "http https: HTTPS:// http:// mailto: :// // / /a /a%20b /%zz /%C3%A9 . .. : ; @ @u u: a.b [::1] [::1]: [1.2.3.4]",
  ),
  ...split("[fe80::1%25e] %25 %41 %ff 80 :80 ?a=b ?a=b&a=c& &b=%26 +x #f #%41 ? # é 😀 ' < > { } ^ | \\ * = ! ( )"),
  " ",
]);
export const addresses = texts(9, [
  ...split(
    "0 1 9 10 127 255 256 01 . . .1 1.2 1.2.3.4 127.0.0.1 10.0.0.1 169.254.1.1 224.0.0.1 255.255.255.255 :: : : 1: ::1",
  ),
  ...split("::ffff: fe80:: ff02::1 ff01::1 a:b 00 0000 DB8 12345 g %e - +"),
]);
export const networks = texts(10, [
  ...split(
    "0.0.0.0 10.0.0.0 10.1.2.3 192.168.1.0 1.2.3 :: ::1 fe80:: 2001:db8:: / / / /8 /16 /24 /32 /33 /64 /128 /129 /0 /08 8",
  ),
  ...split("0 00 -1 + % ::ffff:1.2.3.4"),
]);
export const amounts = texts(6, [
  ...split("0 1 5 10 999 1024 9223372036854775807 00 . .5 1.5 - + e3 E e E3 e-9 e-10 e1 e30 e100 e1000 e99999"),
  ...split("n u m k M G T P E Ki Mi Gi Ti Pi Ei K B i x"),
  " ",
]);
export const versions = texts(8, [
  ...split(
    "0 1 2 10 01 v V . . .1 1.2 1.2.3 1.2.3 - + -alpha -alpha.1 -rc -0 -01 +b +01 a A é 18446744073709551615 18446744073709551616",
  ),
  " ",
]);
export const names = texts(8, [
  ...split(
    "a b abc A 0 1 - - . . .. / _ example.com/ é ~ ~1 my-name 2024-02-29 2023-02-29 T12:30:00Z t12:30:00.5+01:00 Zm9v = ==",
  ),
  ...split("123e4567-e89b-12d3-a456-426614174000 urn:uuid: http://a"),
  " ",
]);
export const selectors = texts(5, split("a b a=b a==b a!=b !a , , a<1 in ( ) (a,b) a,b notin = ! é a/b -"));
export const patterns = texts(7, [
  ...split(
    "a b c . * + ? ( ) | [ ] [a-c] [^a] {2} {1,3} {,2} {1001} \\d \\D \\w \\b \\B \\s ^ $ (?i) (?:a) (?P<n>a) (a) \\pL \\p{Greek}",
  ),
  ...split(
    "\\x41 \\Q \\E [[:alpha:]] a*? (a|b)* ü 😀 \\A \\z \\Z \\C (?s) (?m) (?U) [a-z]{1,20} \\1 (?=a) [b-a] \\u0041",
  ),
  " ",
]);
