import { afterAll, beforeAll, expect } from "vitest";
import type { DevServer } from "./dev-server.ts";
import { startDev } from "./dev-server.ts";
import { holdTranscripts } from "./transcripts.ts";

let server: DevServer;

beforeAll(async () => {
  server = await startDev();
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

holdTranscripts(() => server);
