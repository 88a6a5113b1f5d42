import type { Answered } from "./submit.ts";

/** Milliseconds that a witness has to answer, and bytes of an answer that are read. */
const limits = { ms: 10_000, bytes: 64 * 1024 } as const;

/** Sends a body to `add-checkpoint` below a URL. Redirects are not followed. `ask` is by default that of the platform. */
export function postTo(url: string, ask: typeof fetch = fetch): (body: string) => Promise<Answered> {
  const address = new URL("add-checkpoint", url.endsWith("/") ? url : `${url}/`);
  return async (body) => {
    const response = await ask(address, {
      method: "POST",
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(limits.ms),
    });
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of response.body ?? []) {
      length += part.length;
      if (length > limits.bytes) throw new Error(`${address} answered more than ${limits.bytes} bytes`);
      parts.push(part);
    }
    return { status: response.status, body: Buffer.concat(parts).toString("utf8") };
  };
}
