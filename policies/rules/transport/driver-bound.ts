import { brief } from "@bubustack/api/json";
import { usersAsk, usersOf } from "../../checks/in-use.ts";
import { binding, transport } from "../../examples/flow-objects.ts";
import type { TransportContext } from "../../facts/transport.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

/** True for an UPDATE that changes the driver; blanks around it do not count. */
function moved({ object, old }: TransportContext): boolean {
  return old !== undefined && object.spec.driver.trim() !== old.spec.driver.trim();
}

export default rule<TransportContext>({
  id: "transport/driver-bound",
  kind: "Transport",
  effect: "deny",
  summary: "The driver of a Transport does not change while running steps are bound to it.",
  why: "A binding keeps its driver for life and must have that of its Transport: every change of one would be refused from then on.",
  on: ["UPDATE"],
  examples: {
    allow: [
      { object: transport({ driver: "next" }), old: transport() },
      { title: "Another change", object: transport({ provider: "other" }), old: transport(), related: [binding()] },
    ],
    deny: [{ object: transport({ driver: "next" }), old: transport(), related: [binding()] }],
  },
  needs: (context) => (moved(context) ? usersAsk(context, "bindingsByTransport") : []),
  check: (context) => {
    if (!moved(context)) return [];
    const [first] = usersOf(context, "bindingsByTransport").names;
    if (first === undefined) return [];
    const message = `TransportBinding ${brief(first)} and maybe others are bound to driver ${brief(context.old?.spec.driver ?? "")}`;
    return [forbidden(["spec", "driver"], message, { fix: "make a Transport of its own for the new driver" })];
  },
});
