import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "@bubustack/api/json";
import type { Client } from "./client.ts";
import { client } from "./client.ts";
import type { TestServer } from "./server.ts";
import { testServer } from "./server.ts";

/** A server that runs pods as processes of this machine. */
export interface Workloads {
  /** The folder of the file of images. */
  readonly folder: string;
  readonly server: TestServer;
  readonly web: Client;
  /** What a path answers once it is as wanted; an error where it is not after some twenty seconds. */
  until(path: string, wanted: (object: JsonObject) => boolean): Promise<JsonObject>;
  /** Ends it; answers what was left in the folder of pods. */
  close(): Promise<readonly string[]>;
}

/** `files` are written beside the file of images, by their names. */
export async function workloads(
  images: object,
  { backOffMs, files = {} }: { readonly backOffMs: number; readonly files?: { readonly [name: string]: string } },
): Promise<Workloads> {
  const folder = mkdtempSync(join(tmpdir(), "bubu-pods-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, "images.yaml"), JSON.stringify({ images }));
  const server = await testServer({
    workloads: {
      images: join(folder, "images.yaml"),
      folder: join(folder, "run"),
      path: process.env["PATH"] ?? "",
      backOffMs,
    },
  });
  const web = client(server);
  return {
    folder,
    server,
    web,
    until: async (path, wanted) => {
      for (let i = 0; i < 1_000; i++) {
        const { body } = await web.send("GET", path);
        if (wanted(body)) return body;
        await new Promise((settle) => setTimeout(settle, 20));
      }
      throw new Error(`${path} is not as wanted: ${JSON.stringify((await web.send("GET", path)).body)}`);
    },
    close: async () => {
      web.close();
      await server.close();
      const left = readdirSync(join(folder, "run"));
      rmSync(folder, { recursive: true });
      return left;
    },
  };
}
