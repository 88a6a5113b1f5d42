/** In which media type a body comes and an answer goes: JSON as a rule, YAML, and JSON for people. */
import type { Json } from "@bubustack/api/json";
import { badRequest } from "../status.ts";
import type { Answer, Call } from "./call.ts";
import { answeredType } from "./negotiate.ts";
import { truthy } from "./truthy.ts";
import { jsonOfYaml, yamlOf, yamlType } from "./yaml.ts";

/** A request whose body is JSON where it was YAML; patches have types of their own. */
export async function readable(call: Call): Promise<Call> {
  if (call.contentType !== yamlType || call.method === "PATCH" || call.body.length === 0) return call;
  const body = await jsonOfYaml(call.body.toString("utf8"));
  if (body.toString("latin1") === "null") throw badRequest("the body of the request is empty");
  return { ...call, contentType: "application/json", body };
}

/** An answer in YAML, or as JSON with indentation, where that is asked for. */
export async function encoded(call: Pick<Call, "accept" | "query" | "userAgent">, answer: Answer): Promise<Answer> {
  if (answer.stream !== undefined || answer.text !== undefined || answer.contentType !== undefined) return answer;
  const yaml = answeredType(call.accept) === yamlType;
  if (!yaml && !pretty(call)) return answer;
  const { bytes, body, ...rest } = answer;
  const value: Json = bytes === undefined ? JSON.parse(JSON.stringify(body)) : JSON.parse(`${Buffer.concat(bytes)}`);
  if (yaml) return { ...rest, contentType: yamlType, text: await yamlOf(value) };
  return { ...rest, text: JSON.stringify(value, null, 2) };
}

/** A Status as the client takes it, and as JSON where it takes nothing that there is. */
export async function encodedStatus(
  call: Pick<Call, "accept" | "query" | "userAgent">,
  status: { readonly code: number },
): Promise<Answer> {
  const answer: Answer = { code: status.code, body: status };
  return encoded(call, answer).catch(() => answer);
}

/** Whether a person reads: the query says so, or it is a browser or a tool of the command line. */
function pretty({ query, userAgent }: Pick<Call, "query" | "userAgent">): boolean {
  const said = query.get("pretty");
  return said === null || said === "" ? /^(?:curl|Wget|Mozilla\/5\.0)/.test(userAgent) : truthy(said);
}
