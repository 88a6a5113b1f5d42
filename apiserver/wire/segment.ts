/** The subresources of namespaces: `/api/v1/namespaces/NAME/status` is not a resource `status` in the namespace. */
export function isNamespaceSegment(segment: string): boolean {
  return segment === "status" || segment === "finalize";
}
