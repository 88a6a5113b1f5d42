/** The server without a socket: requests in, answers out, webhooks not asked. */
import type { UserInfo } from "@bubustack/api/admission";
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Admission } from "../admission/attributes.ts";
import { admitAll } from "../admission/attributes.ts";
import { gatherRules } from "../controllers/aggregation.ts";
import { handle } from "../handle.ts";
import { seed } from "../seed.ts";
import type { Server } from "../server.ts";
import { createServer } from "../server.ts";
import { ApiError } from "../status.ts";
import type { Window } from "../storage/collection.ts";
import type { Call } from "../wire/call.ts";
import { Warnings } from "../wire/warnings.ts";

export interface Reply {
  readonly code: number;
  readonly body: JsonObject;
  readonly text: string;
  readonly warnings: readonly string[];
}

export interface Memory {
  readonly server: Server;
  /** Sends a request; a body that is not text is sent as JSON. */
  request(
    method: string,
    path: string,
    body?: Json,
    headers?: { readonly contentType?: string; readonly accept?: string; readonly as?: UserInfo },
  ): Promise<Reply>;
  /** Opens a watch; the lines are parsed events. `signal` ends it. */
  /** Lets the controllers follow what was written; without it they do not run. */
  settle(): Promise<void>;
  watch(path: string, signal: AbortSignal, as?: UserInfo): Promise<readonly JsonObject[]>;
}

export interface MemoryOptions {
  readonly objects?: readonly Json[];
  readonly admission?: Admission | ((server: () => Server) => Admission);
  readonly window?: Window;
  /** What conversion webhooks answer. */
  readonly conversionCall?: Server["conversionCall"];
  /** What the server logs. */
  readonly log?: (line: string) => void;
}

/** Midnight at the start of 2026: ages and times in tests are stable. */
export const epoch = Date.UTC(2026, 0, 1);

/** A seeded generator: as good as random for names, the same in every run. */
function sequence(): () => number {
  let state = 42;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Who asks where a test says nothing else: somebody who may do everything. */
const tester: UserInfo = { username: "tester", groups: ["system:masters", "system:authenticated"] };

export async function memory({
  objects = [],
  admission = admitAll,
  window,
  conversionCall,
  log,
}: MemoryOptions = {}): Promise<Memory> {
  let uids = 0;
  const ports = {
    now: () => epoch,
    uuid: () => `uid-${++uids}`,
    random: sequence(),
    ...(log !== undefined && { log }),
  };
  const server = createServer(ports, {
    admission: typeof admission === "function" ? admission : () => admission,
    gitVersion: "v1.36.3",
    ...(window === undefined ? {} : { window }),
    ...(conversionCall === undefined ? {} : { conversionCall }),
  });
  await seed(server, objects);
  const call = (
    method: string,
    path: string,
    body: Buffer,
    contentType: string,
    accept: string,
    signal: AbortSignal,
    user: UserInfo,
  ): Call => {
    const [pathname = "", query = ""] = path.split("?");
    return {
      method,
      path: pathname,
      query: new URLSearchParams(query),
      accept,
      userAgent: "tester/1.0",
      contentType,
      body,
      user,
      warnings: new Warnings(),
      signal,
    };
  };
  return {
    server,
    request: async (
      method,
      path,
      body,
      { contentType = "application/json", accept = "application/json", as = tester } = {},
    ) => {
      const bytes =
        body === undefined ? Buffer.alloc(0) : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
      const asked = call(method, path, bytes, contentType, accept, new AbortController().signal, as);
      try {
        const answer = await handle(server, asked);
        const text = answer.text ?? (answer.bytes ? `${Buffer.concat(answer.bytes)}` : JSON.stringify(answer.body));
        const parsed: unknown = answer.contentType?.startsWith("text/") ? {} : JSON.parse(text);
        return { code: answer.code, body: isObject(parsed) ? parsed : {}, text, warnings: asked.warnings.texts() };
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        const text = JSON.stringify(error.status);
        return { code: error.status.code, body: JSON.parse(text), text, warnings: asked.warnings.texts() };
      }
    },
    settle: async () => gatherRules(server),
    watch: async (path, signal, as = tester) => {
      const lines: JsonObject[] = [];
      const answer = await handle(server, call("GET", path, Buffer.alloc(0), "", "application/json", signal, as));
      await answer.stream?.({
        write: async (text) => {
          for (const line of String(text).split("\n")) if (line !== "") lines.push(JSON.parse(line));
        },
      });
      return lines;
    },
  };
}
