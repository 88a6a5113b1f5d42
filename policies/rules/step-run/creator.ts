import type { AccessAsk } from "../../access.ts";
import { accessAsk } from "../../access.ts";
import { engram, fetchEngram, runOne, stepRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";
import { defaultSettings } from "../../settings.ts";

const related = [runOne, engram({}, { name: "fetch" }), ...fetchEngram];
const launch = { verb: "launch", group: "runs.bubustack.io", resource: "stepruns", namespace: "default", name: "" };

export default rule<StepRunContext>({
  id: "step-run/creator",
  kind: "StepRun",
  effect: "deny",
  on: ["CREATE"],
  summary: "StepRuns are created by the platform's controller, or by whoever may `launch` them.",
  why: "A StepRun starts a pod with the secrets and rights of a run, past the Story's order, conditions and gates. The right to create objects is too common for that, so it takes a verb of its own.",
  examples: {
    allow: [
      {
        title: "By the controller",
        object: stepRun(),
        related,
        user: { username: defaultSettings.controllerUser },
        mayNot: [launch],
      },
      { title: "By somebody who may", object: stepRun(), related },
    ],
    deny: [{ object: stepRun(), related, mayNot: [launch] }],
  },
  needs: (context) => asked(context),
  check: (context) =>
    asked(context).flatMap((ask) =>
      context.related.denied(ask)
        ? [
            forbidden([], "is created by neither the platform's controller nor somebody who may launch steps", {
              fix: "start a StoryRun, or ask for the verb launch on stepruns.runs.bubustack.io",
            }),
          ]
        : [],
    ),
});

/** Nothing where the controller itself asks. */
function asked({ user, settings, namespace }: StepRunContext): readonly AccessAsk[] {
  if (user?.username === settings.controllerUser) return [];
  return [accessAsk(user, { ...launch, namespace })];
}
