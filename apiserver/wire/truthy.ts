/** Whether a query parameter such as `watch` says yes. */
export function truthy(text: string | null): boolean {
  return text !== null && text !== "" && text !== "0" && text !== "false";
}
