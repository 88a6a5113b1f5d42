import type { Verb } from "../verb.ts";

export const cel: Verb = {
  name: "cel",
  summary: "Evaluate an expression as Kubernetes would, with its cost, or say what it uses.",
  description: `Evaluates a CEL expression with the libraries, the limits and the costs of the Kubernetes API server.

Variables come from a JSON file, an object of names and values. A number without a point and without an exponent is an int
(\`1\`), any other a double (\`1.0\`, \`1e3\`). A variable has the type that --schema or --types says, otherwise dyn. \`--schema crd.yaml\`
types \`self\` and \`oldSelf\` as in the rules of that CustomResourceDefinition, \`--schema name=schema.yaml\` another variable.

With --jsonl each line of standard input is an object \`{"expression": …, "variables": {…}}\`, and each line of the answer one
object: \`{"value", "type", "cost"}\`, or \`{"error", "position", "cost"}\`.

\`inspect\` evaluates nothing: it says which paths an expression reads, which functions it calls, and since which release of
Kubernetes it may be used; as JSON with its tree.

\`check\` evaluates nothing: it says the type of an expression, what it may cost by the bounds of its schemas, and the limit that the
API server sets for rules. Without an expression it checks every rule of the CustomResourceDefinitions that --schema names. With
\`-o json\` costs are texts, since they may be as large as 64 bits.`,
  arguments: [
    { name: "<action>", description: "what to do", choices: ["eval", "inspect", "check"] },
    { name: "[expression]", description: "the expression; not with --jsonl, and not to check a whole definition" },
  ],
  options: [
    {
      flags: "--env <name>",
      description: "what may be used: kubernetes, kubernetes-1.N, kubernetes-mutation or plain",
      default: "kubernetes",
    },
    { flags: "--vars <file>", description: "the variables, a JSON object; - for standard input" },
    { flags: "--types <list>", description: "types of variables, such as 'x=int; names=list(string)'" },
    {
      flags: "--schema <file>",
      description: "a CustomResourceDefinition or a schema that types self and oldSelf; with name= another variable",
      repeats: true,
    },
    { flags: "--cost", description: "say what the evaluation costs" },
    { flags: "--max-cost <units>", description: "end an evaluation that costs more", default: "1000000" },
    { flags: "--jsonl", description: "read expressions with their variables from standard input, one a line" },
    { flags: "-o, --output <format>", description: "how to answer", choices: ["human", "json"], default: "human" },
  ],
  examples: [
    { command: "bubu cel eval '1 + 2'", shows: "a value" },
    {
      command: "bubu cel eval --cost --vars pod.json 'object.spec.containers.all(c, has(c.resources))'",
      shows: "a rule",
    },
    { command: "bubu cel eval --types 'n=int' 'n.size()'", shows: "what the checker says" },
    {
      command: "bubu cel eval --schema crd.yaml --vars object.json 'self.spec.min <= self.spec.max'",
      shows: "a rule of a definition, with its types",
    },
    { command: "bubu cel inspect 'object.spec.containers.all(c, isIP(c.host))'", shows: "what it uses" },
    {
      command: "bubu cel check --schema crd.yaml",
      shows: "all rules of a definition, with types, costs and what is wrong",
    },
    {
      command: "bubu cel check --schema crd.yaml 'self.spec.names.all(n, n != self.metadata.name)'",
      shows: "a rule before it is written",
    },
    { command: "bubu cel eval --jsonl < expressions.jsonl", shows: "many, one answer a line" },
  ],
  load: async () => (await import("../cel/run.ts")).run,
};
