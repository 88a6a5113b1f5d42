import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { whereIs } from "./services.ts";

/** A server that was started for a suite. */
export interface Server {
  /** What it has written to its standard output and standard error. */
  readonly said: () => string;
  readonly stop: () => Promise<void>;
  /** Ends it as a power cut does: it may say and write nothing more. */
  readonly kill: () => Promise<void>;
}

/** A port of this machine that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("no port is free");
  return address.port;
}

/** Starts a program, and waits until it listens on a port. Fails with what it said where it ends instead. */
export async function startServer(
  program: string,
  args: readonly string[],
  port: number,
  env: { readonly [name: string]: string } = {},
  as: { readonly uid?: number; readonly gid?: number } = {},
): Promise<Server> {
  const path = whereIs(program);
  if (path === undefined) throw new Error(`${program} is not installed`);
  const child = spawn(path, [...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env.PATH, ...env },
    ...as,
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => said.push(Buffer.from(part)));
  const all = () => Buffer.concat(said).toString("utf8");
  const ended = once(child, "exit");
  const over = () => child.exitCode !== null || child.signalCode !== null;
  const kill = async () => {
    if (over()) return;
    child.kill("SIGKILL");
    await ended;
  };
  const stop = async () => {
    if (over()) return;
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), 5_000);
    await ended;
    clearTimeout(late);
  };
  for (let tries = 0; !(await listens(port)); tries++) {
    if (child.exitCode !== null || tries > 300) {
      await stop();
      throw new Error(`${program} does not listen on ${port}:\n${all().slice(-2_000)}`);
    }
    await sleep(50);
  }
  return { said: all, stop, kill };
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
