import type { Case } from "./case.ts";

/** What our engine does not have, and how a case is told that needs it. */
interface Gap {
  readonly what: string;
  readonly needs: (asked: Pick<Case, "expression"> & Partial<Case>) => boolean;
}

const libraries =
  /\b(isURL|url|isIP|ip|isCIDR|cidr|isQuantity|quantity|isSemver|semver)\(|\b(net|ip)\.|\bformat\.(named|[a-z0-9]+[A-Z]?)/;

/** A test holds that each of these is needed by a case of the corpus that is answered differently. */
export const gaps: readonly Gap[] = [
  { what: "declarations from schemas", needs: ({ schemas }) => schemas !== undefined },
  { what: "the authorizer", needs: ({ authorizer }) => authorizer !== undefined },
  { what: "Object and JSONPatch", needs: ({ env }) => env === "kubernetes-mutation" },
  { what: "environments of older releases", needs: ({ env }) => env?.startsWith("kubernetes-1.") ?? false },
  {
    what: "URLs, addresses, quantities, named formats and versions",
    needs: ({ expression, env }) => env !== "plain" && libraries.test(expression),
  },
];
