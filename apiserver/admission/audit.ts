import type { Server } from "../server.ts";

/** Logs the audit annotations of a request, shortened: this server keeps no audit log. */
export function noteAnnotations(
  server: Pick<Server, "log">,
  prefix: string,
  annotations: { readonly [key: string]: string },
): void {
  const entries = Object.entries(annotations);
  if (entries.length === 0) return;
  const shown = entries.map(([key, value]) => `${prefix}${key}=${JSON.stringify(value.slice(0, 200).toWellFormed())}`);
  server.log(`audit annotations: ${shown.join(" ").slice(0, 1000).toWellFormed()}`);
}
