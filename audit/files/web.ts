import { setTimeout as sleep } from "node:timers/promises";
import type { Source } from "./source.ts";

/** Milliseconds that one file may take, with all that comes of it. */
const fileTimeout = 60_000;
/** Milliseconds before a file is asked for again, where the server or the way to it had trouble. */
const pauses = [500, 2_000];
/** The most bytes of a file: 256 records of 65,535 bytes with their lengths; 256 hashes; a note. */
const most = { entries: 256 * 65_537, tile: 256 * 32, checkpoint: 512 * 1024 };

/**
 * The files below a URL, over HTTP or HTTPS. A file has bounds in size and time, and redirects are not followed: a log that is
 * somewhere else is named by its own URL. `ask` is by default that of the platform.
 */
export function web(url: string, ask: typeof fetch = fetch, wait: (ms: number) => Promise<unknown> = sleep): Source {
  const base = new URL(url.endsWith("/") ? url : `${url}/`);
  const get = (path: string) => file(ask, new URL(path, base), limitOf(path));
  return {
    ahead: 8,
    read: async (path) => {
      for (const pause of pauses) {
        try {
          return await get(path);
        } catch (error) {
          if (error instanceof Refused) throw error;
        }
        await wait(pause);
      }
      return await get(path);
    },
  };
}

/** An answer that would be the same if it was asked for again. */
class Refused extends Error {}

async function file(ask: typeof fetch, url: URL, limit: number): Promise<Uint8Array | undefined> {
  const init = { redirect: "manual", signal: AbortSignal.timeout(fileTimeout) } as const;
  const response = await ask(url, init).catch((cause: unknown) => {
    throw new Error(`${url} cannot be reached: ${reasonOf(cause)}`, { cause });
  });
  const { status } = response;
  if (status === 404 || status === 410) return undefined;
  if (status === 429 || status >= 500) throw new Error(`${url} answered ${status}`);
  if (status >= 300 && status < 400) throw new Refused(`${url} leads elsewhere, which is not followed`);
  if (status !== 200 || response.body === null) throw new Refused(`${url} answered ${status}`);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body) {
    length += part.length;
    if (length > limit) throw new Refused(`${url} is larger than the ${limit} bytes that it may have`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function limitOf(path: string): number {
  if (path.startsWith("tile/entries/")) return most.entries;
  return path.startsWith("tile/") ? most.tile : most.checkpoint;
}

/** What is behind the "fetch failed" of the platform. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
}
