import { brief } from "@bubustack/api/json";
import { endpointProblem } from "../../checks/endpoint.ts";
import { binding, transport } from "../../examples/flow-objects.ts";
import type { TransportBindingContext } from "../../facts/transport.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [transport()];
const at = (connectorEndpoint: string) => binding({ connectorEndpoint });

export default rule<TransportBindingContext>({
  id: "transport-binding/endpoint-form",
  kind: "TransportBinding",
  effect: "deny",
  summary: "The endpoint of a connector is host and port, or a socket file.",
  why: "The step dials it as it stands; what cannot be dialled shows only when the step runs.",
  examples: {
    allow: [
      { object: at("127.0.0.1:50051"), related },
      { title: "A socket file", object: at("unix:///run/bubu/connector.sock"), related },
    ],
    deny: [
      { title: "No port", object: at("127.0.0.1"), related },
      { title: "No such port", object: at("localhost:80800"), related },
    ],
  },
  check: ({ object }) => {
    const { connectorEndpoint: given } = object.spec;
    const problem = given === undefined || given.trim() === "" ? undefined : endpointProblem(given);
    if (problem === undefined) return [];
    const fix = "write host:port such as 127.0.0.1:50051, or unix:// and a path";
    return [invalid(["spec", "connectorEndpoint"], `${brief(given)} ${problem}`, { fix })];
  },
});
