import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Io } from "../io.ts";
import { contextOf } from "./connect.ts";

let folder = "";
const config = (name: string, user = "token: t") => `apiVersion: v1
kind: Config
current-context: ${name}
clusters: [{name: ${name}, cluster: {server: "https://${name}.example"}}]
contexts: [{name: ${name}, context: {cluster: ${name}, user: ${name}, namespace: ns-${name}}}]
users: [{name: ${name}, user: {${user}}}]
`;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bubu-kube-"));
  mkdirSync(join(folder, ".bubu", "dev"), { recursive: true });
  mkdirSync(join(folder, "home", ".kube"), { recursive: true });
  for (const name of ["a", "b"]) writeFileSync(join(folder, name), config(name));
  writeFileSync(join(folder, ".bubu", "dev", "kubeconfig"), config("dev"));
  writeFileSync(join(folder, "home", ".kube", "config"), config("home"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const io = (env: Io["env"], cwd = folder): Io => ({
  out: () => undefined,
  err: () => undefined,
  stdin: async () => new Uint8Array(),
  input: async function* () {},
  cwd,
  env,
  color: false,
  signal: new AbortController().signal,
});
const server = async (env: Io["env"], file?: string, context?: string, cwd?: string) =>
  (await contextOf(io(env, cwd), file, context)).options.server;

test("the flag, then KUBECONFIG, then that of bubu dev, then the user's own", async () => {
  const env = { KUBECONFIG: join(folder, "b"), HOME: join(folder, "home") };
  expect(await server(env, "a")).toBe("https://a.example");
  expect(await server(env)).toBe("https://b.example");
  expect(await server({ HOME: env.HOME })).toBe("https://dev.example");
  expect(await server({ HOME: env.HOME }, undefined, undefined, join(folder, "home"))).toBe("https://home.example");
});

test("several files of KUBECONFIG are one; those that are missing do not count", async () => {
  const env = { KUBECONFIG: ["none", "a", "b"].map((name) => join(folder, name)).join(delimiter) };
  expect(await server(env)).toBe("https://a.example");
  expect(await server(env, undefined, "b")).toBe("https://b.example");
});

test("a file that cannot be used is said without what is in it", async () => {
  writeFileSync(join(folder, "bad"), "token: [secret");
  await expect(server({}, "bad")).rejects.toMatchObject({
    code: "kube/config",
    message: "the kubeconfig is not valid YAML",
  });
  await expect(server({}, "none")).rejects.toMatchObject({ code: "kube/config" });
  await expect(server({}, undefined, undefined, join(folder, "home"))).rejects.toMatchObject({ code: "kube/config" });
});

test("an identity that comes from a program is asked of the program", async () => {
  const credential = JSON.stringify({
    apiVersion: "client.authentication.k8s.io/v1",
    kind: "ExecCredential",
    status: { token: "from-program" },
  });
  writeFileSync(join(folder, "print.mjs"), `console.log(${JSON.stringify(credential)})`);
  const program = JSON.stringify({
    apiVersion: "client.authentication.k8s.io/v1",
    command: process.execPath,
    args: [join(folder, "print.mjs")],
    interactiveMode: "Never",
  });
  writeFileSync(join(folder, "exec"), config("exec", `exec: ${program}`));
  const { options, namespace } = await contextOf(io({}), "exec", undefined);
  expect([options.server, namespace]).toEqual(["https://exec.example", "ns-exec"]);
  expect(typeof options.token === "function" && (await options.token())).toBe("from-program");
});
