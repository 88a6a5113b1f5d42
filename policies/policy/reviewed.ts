/** Whether webhooks ask a policy of these points; one that names none is of Admission. */
export function isForReviews(points: readonly string[]): boolean {
  return points.length === 0 || points.includes("Admission") || points.includes("Reference");
}
