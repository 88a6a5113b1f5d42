import { BubuError } from "@bubustack/api/errors";
import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";

/**
 * The reasons of a refusal, one a line, as `field: message`; undefined for an error that is not an answer of the
 * server (it was not reached, the kubeconfig is wrong): such an error ends the command.
 */
export function refusalLines(error: unknown): readonly string[] | undefined {
  if (!(error instanceof BubuError) || error.code !== "kube/request") return undefined;
  const causes = causesOf(error.cause);
  return causes.length > 0 ? causes : error.message.split("\n").filter((line) => line !== "");
}

function causesOf(status: unknown): readonly string[] {
  const details = isObject(status) ? status["details"] : undefined;
  const causes = isObject(details) ? details["causes"] : undefined;
  if (!isList(causes)) return [];
  return causes.filter(isObject).flatMap(({ field, message }) => {
    const said = text(message);
    if (said === "") return [];
    return [text(field) === "" ? said : `${text(field)}: ${said}`];
  });
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
