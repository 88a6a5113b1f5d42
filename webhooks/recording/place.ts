/** Stands in an answer where the promise of the audit log goes once the record is on disk: nobody knows the id before. */
export function placeOf(decision: string): string {
  return `promise-of-${decision}`;
}
