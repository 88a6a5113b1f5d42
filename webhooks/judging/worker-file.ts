/**
 * The URL of a worker's file beside the calling one, with the caller's own extension: `.ts` where sources run as they
 * are, `.js` where they were built. `caller` is the caller's `import.meta.url`.
 */
export function workerFile(caller: string, name: string): URL {
  const extension = /\.[cm]?[jt]s$/.exec(new URL(caller).pathname)?.[0] ?? ".js";
  return new URL(`${name}${extension}`, caller);
}
