import type { Case } from "./case.ts";

/** What our engine does not have, and how a case is told that needs it. */
interface Gap {
  readonly what: string;
  readonly needs: (asked: Pick<Case, "expression"> & Partial<Case>) => boolean;
}

/** A test holds that each of these is needed by a case of the corpus that is answered differently. */
export const gaps: readonly Gap[] = [
  { what: "Object and JSONPatch", needs: ({ env }) => env === "kubernetes-mutation" },
];
