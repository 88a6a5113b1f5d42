/** Bits of the types that a schema allows. */
export const typeBits: { readonly [type: string]: number } = {
  null: 1,
  boolean: 2,
  object: 4,
  array: 8,
  number: 16,
  string: 32,
  /** Numbers without a fraction; a schema that allows numbers allows them. */
  integer: 64,
};
export const anyType = 127;
