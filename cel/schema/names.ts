/** Words of the language that are no names; a property that is called so is written `__word__`. */
const reserved = new Set(
  (
    "true false null in as break const continue else for function if import let loop package namespace return var " +
    "void while"
  ).split(" "),
);

/** Of those, the ones that the parser takes as names of fields nevertheless. */
const fields = new Set([...reserved].filter((word) => !["true", "false", "null", "in"].includes(word)));

const written: { readonly [part: string]: string } = {
  __: "__underscores__",
  ".": "__dot__",
  "-": "__dash__",
  "/": "__slash__",
};

/** A property's name as expressions write it; undefined for one that they cannot read. */
export function escapeName(name: string): string | undefined {
  if (!/^[A-Za-z_./-][A-Za-z0-9_./-]*$/.test(name)) return undefined;
  if (reserved.has(name)) return `__${name}__`;
  return name.replace(/__|[./-]/g, (part) => written[part] ?? part);
}

/** True for names that expressions may also write as they are, although they are reserved. */
export function isReservedField(name: string): boolean {
  return fields.has(name);
}
