/** One attempt of a probe. It ends in its time, reads nothing of what is answered, and answers only whether it went well. */
import { spawn } from "node:child_process";
import { request as plain } from "node:http";
import { request as secure } from "node:https";
import { connect } from "node:net";
import type { Program } from "../process.ts";
import type { Action } from "./probe.ts";

/** The environment and the folder of the container's own program. */
export type Place = Pick<Program, "env" | "cwd">;

export function attempt(action: Action, place: Place, timeoutMs: number, signal: AbortSignal): Promise<boolean> {
  const ends = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  if (action.type === "exec") return execute(action.command, place, ends);
  return action.type === "tcp" ? open(action, ends) : ask(action, ends);
}

function execute(
  [command = "", ...args]: readonly string[],
  { env, cwd }: Place,
  signal: AbortSignal,
): Promise<boolean> {
  return new Promise((settle) => {
    const child = spawn(command, args, { cwd, env: { ...env }, stdio: "ignore", detached: true });
    const end = () => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch {
        // Nothing of it is left.
      }
    };
    signal.addEventListener("abort", end, { once: true });
    child.once("error", () => settle(false));
    child.once("exit", (code) => {
      signal.removeEventListener("abort", end);
      end();
      settle(code === 0 && !signal.aborted);
    });
  });
}

function open({ host, port }: Extract<Action, { type: "tcp" }>, signal: AbortSignal): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect({ host, port, signal });
    const done = (went: boolean) => {
      socket.destroy();
      settle(went);
    };
    socket.once("connect", () => done(true));
    socket.on("error", () => done(false));
  });
}

function ask(
  { secure: tls, host, port, path, headers }: Extract<Action, { type: "http" }>,
  signal: AbortSignal,
): Promise<boolean> {
  return new Promise((settle) => {
    try {
      const options = { host, port, path, signal, agent: false, maxHeaderSize: 65_536 };
      // As in Kubernetes, who is there is not checked: a probe asks whether something is.
      const call = tls ? secure({ ...options, rejectUnauthorized: false }) : plain(options);
      for (const [name, value] of headers) call.setHeader(name, value);
      call.on("error", () => settle(false));
      call.once("response", ({ statusCode = 0 }) => {
        settle(statusCode >= 200 && statusCode < 400);
        call.destroy();
      });
      call.end();
    } catch {
      settle(false);
    }
  });
}
