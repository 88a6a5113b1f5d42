/** The part of node-forge that tests cross-check against; the package carries no types. */
declare module "node-forge" {
  export interface Asn1 {
    readonly tagClass: number;
    readonly type: number;
    readonly constructed: boolean;
    readonly value: string | Asn1[];
  }
  const forge: {
    readonly asn1: {
      /** Strict DER unless `strict` is false; throws on bytes that are left over. */
      fromDer(bytes: string, strict?: boolean): Asn1;
      toDer(value: Asn1): { getBytes(): string };
      derToOid(bytes: string): string;
      derToInteger(bytes: string): number;
      utcTimeToDate(text: string): Date;
      generalizedTimeToDate(text: string): Date;
    };
  };
  export default forge;
}
