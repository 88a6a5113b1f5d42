import { brief } from "@bubustack/api/json";
import type { AccessAsk } from "../../access.ts";
import { accessAsk } from "../../access.ts";
import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = cronRelated;
const admin = { execution: { serviceAccountName: "admin" } };
const token = {
  verb: "create",
  group: "",
  resource: "serviceaccounts",
  subresource: "token",
  namespace: "default",
  name: "admin",
};

export default rule<ImpulseContext>({
  id: "impulse/service-account-held",
  kind: "Impulse",
  effect: "deny",
  summary: "An Impulse runs as a ServiceAccount that its author may act as.",
  why: "A pod has a token of its ServiceAccount. So naming one asks for the right to create such a token, `serviceaccounts/token`; the API server is asked when the name changes.",
  examples: {
    allow: [
      { object: impulse(admin), related },
      {
        title: "The name that it had already",
        object: impulse({ ...admin, version: "2" }),
        old: impulse(admin),
        related,
        mayNot: [token],
      },
    ],
    deny: [{ object: impulse(admin), related, mayNot: [token] }],
  },
  needs: (context) => named(context).map(({ ask }) => ask),
  check: (context) =>
    named(context).flatMap(({ name, ask }) =>
      context.related.denied(ask)
        ? [
            forbidden(
              ["spec", "execution", "serviceAccountName"],
              `its author may not act as the ServiceAccount ${brief(name)}`,
              {
                fix: "name one that you may create tokens for, or leave it out",
              },
            ),
          ]
        : [],
    ),
});

/** The ServiceAccount that the change names, with the question about it. */
function named({
  object,
  old,
  user,
  namespace,
}: ImpulseContext): readonly { readonly name: string; readonly ask: AccessAsk }[] {
  const name = object.spec.execution?.serviceAccountName ?? "";
  if (name === "" || name === old?.spec.execution?.serviceAccountName) return [];
  return [{ name, ask: accessAsk(user, { ...token, namespace, name }) }];
}
