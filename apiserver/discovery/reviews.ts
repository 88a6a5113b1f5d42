/** The reviews that are answered, by group: they can be created and are never stored. */
export const reviews: { readonly [group: string]: readonly { readonly resource: string; readonly kind: string }[] } = {
  "authentication.k8s.io": [{ resource: "selfsubjectreviews", kind: "SelfSubjectReview" }],
  "authorization.k8s.io": [
    { resource: "selfsubjectaccessreviews", kind: "SelfSubjectAccessReview" },
    { resource: "subjectaccessreviews", kind: "SubjectAccessReview" },
    { resource: "selfsubjectrulesreviews", kind: "SelfSubjectRulesReview" },
  ],
};
