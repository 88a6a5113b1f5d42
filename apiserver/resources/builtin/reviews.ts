/** The kinds that are questions: they are answered when they are created, and never stored. */
import type { Structural } from "@bubustack/api/structural";
import { rootSchema } from "../metadata-schema.ts";
import type { Resource } from "../resource.ts";
import { flag, listOf, mapOf, object, text } from "../schema-words.ts";
import { define } from "./define.ts";

const texts = (description: string) => listOf(description, { type: "string" });
const extra = mapOf("Further facts about the user.", texts("Values."));

const requirement = object(
  "One condition.",
  { key: text("The label or field."), operator: text("In, NotIn, Exists or DoesNotExist."), values: texts("Values.") },
  ["key", "operator"],
);

const selector = (what: string) =>
  object(`The ${what} selector of the request.`, {
    rawSelector: text("The selector as a query has it."),
    requirements: listOf("The selector as conditions.", requirement),
  });

const resourceAttributes = object("A request for a resource.", {
  fieldSelector: selector("field"),
  group: text("Group of the resource; empty for the core group, * for all."),
  labelSelector: selector("label"),
  name: text("Name of the object; empty for all."),
  namespace: text("Namespace of the object; empty for all, and for objects of the cluster."),
  resource: text("The resource; * for all."),
  subresource: text("The subresource; empty for none."),
  verb: text("get, list, watch, create, update, delete, another verb, or * for all."),
  version: text("Version of the resource; * for all."),
});

const attributes = {
  nonResourceAttributes: object("A request for a path that is no resource.", {
    path: text("The path."),
    verb: text("The method in lower case."),
  }),
  resourceAttributes,
};

const ofSubject = object("What is asked.", {
  ...attributes,
  extra,
  groups: texts("Groups of the user."),
  uid: text("Identity of the user."),
  user: text("Name of the user."),
});

const accessStatus = object("The answer.", {
  allowed: flag("Whether the request would be allowed."),
  denied: flag("Whether it would be denied without asking anybody else."),
  evaluationError: text("What could not be evaluated."),
  reason: text("Why."),
});

const userInfo = object("A user.", {
  extra,
  groups: texts("Groups of the user."),
  uid: text("Identity of the user."),
  username: text("Name of the user."),
});

function review(
  group: string,
  kind: string,
  description: string,
  properties: { readonly [name: string]: Structural },
  namespaced = false,
): Resource {
  const schema = rootSchema(description, properties);
  return define({ group, kind, namespaced, schema, verbs: ["create"] });
}

const authorization = "authorization.k8s.io";
const authentication = "authentication.k8s.io";

export const subjectAccessReviews = review(
  authorization,
  "SubjectAccessReview",
  "A SubjectAccessReview asks whether a user may do something.",
  { spec: ofSubject, status: accessStatus },
);

export const localSubjectAccessReviews = review(
  authorization,
  "LocalSubjectAccessReview",
  "A LocalSubjectAccessReview asks whether a user may do something in its namespace.",
  { spec: ofSubject, status: accessStatus },
  true,
);

export const selfSubjectAccessReviews = review(
  authorization,
  "SelfSubjectAccessReview",
  "A SelfSubjectAccessReview asks whether its author may do something.",
  { spec: object("What is asked.", attributes), status: accessStatus },
);

export const selfSubjectRulesReviews = review(
  authorization,
  "SelfSubjectRulesReview",
  "A SelfSubjectRulesReview asks for all that its author may do in a namespace.",
  {
    spec: object("What is asked.", { namespace: text("The namespace.") }),
    status: object("The answer.", {
      evaluationError: text("What could not be evaluated."),
      incomplete: flag("Whether there may be more."),
      nonResourceRules: listOf(
        "Paths.",
        object("Paths that are allowed.", { nonResourceURLs: texts("Paths."), verbs: texts("Methods.") }),
      ),
      resourceRules: listOf(
        "Resources.",
        object("Resources that are allowed.", {
          apiGroups: texts("Groups."),
          resourceNames: texts("Names; empty for all."),
          resources: texts("Resources."),
          verbs: texts("Verbs."),
        }),
      ),
    }),
  },
);

export const selfSubjectReviews = review(
  authentication,
  "SelfSubjectReview",
  "A SelfSubjectReview asks who its author is.",
  { status: object("The answer.", { userInfo }) },
);

export const tokenReviews = review(authentication, "TokenReview", "A TokenReview asks who holds a token.", {
  spec: object("What is asked.", {
    audiences: texts("Who the token must be meant for, at least one of them; empty for this server."),
    token: text("The token."),
  }),
  status: object("The answer.", {
    audiences: texts("Those of the audiences that the token is meant for."),
    authenticated: flag("Whether the token is good."),
    error: text("Why it is not."),
    user: userInfo,
  }),
});
