import type { JsonObject } from "@bubustack/api/json";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listAt, objectAt, textAt } from "../resources/object.ts";
import type { Workloads } from "../testing/workloads.ts";
import { workloads } from "../testing/workloads.ts";

let running: Workloads;
beforeAll(async () => {
  const script = `
    import { existsSync, readFileSync } from "node:fs";
    const token = readFileSync(process.env.BUBU_SERVICE_ACCOUNT + "/token", "utf8");
    const allowed = (path) => { try { readFileSync(path); return true; } catch { return false; } };
    console.log(JSON.stringify({ parts: token.split(".").length, passwd: allowed("/etc/passwd"), args: process.argv.slice(2) }));`;
  const images = {
    sh: { command: ["sh"], anyCommand: true },
    "fixed:1": { command: ["echo", "fixed"] },
    confined: { node: "./confined.mjs" },
  };
  running = await workloads(images, { backOffMs: 50, files: { "confined.mjs": script } });
});
afterAll(async () => {
  expect(await running.close()).toEqual([]);
});
const until: Workloads["until"] = (...asked) => running.until(...asked);

const pods = "/api/v1/namespaces/default/pods";
const jobs = "/apis/batch/v1/namespaces/default/jobs";

const shell = (script: string, more: object = {}) => ({
  name: "main",
  image: "sh",
  command: ["sh", "-c", script],
  ...more,
});
const pod = (name: string, containers: readonly object[], spec: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels: { of: name } },
  spec: { restartPolicy: "Never", containers, ...spec },
});

async function made(path: string, body: object): Promise<void> {
  expect((await running.web.send("POST", path, body)).code).toBe(201);
}

const phase = (wanted: string) => (object: JsonObject) => textAt(object, "status", "phase") === wanted;
const logOf = async (path: string): Promise<string> => {
  const { request } = await import("node:https");
  return new Promise((settle, reject) => {
    const call = request(`${running.server.url}${path}`, {
      ca: running.server.ca,
      headers: { authorization: `Bearer ${running.server.token}` },
    });
    call.on("error", reject);
    call.on("response", (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => {
        text += String(chunk);
      });
      response.on("end", () => settle(text));
    });
    call.end();
  });
};

test("a pod runs with its variables, volumes, log, exit code and last words", async () => {
  await made("/api/v1/namespaces/default/configmaps", {
    metadata: { name: "conf" },
    data: { mode: "fast", "file.txt": "hello" },
  });
  await made("/api/v1/namespaces/default/secrets", { metadata: { name: "sec" }, stringData: { key: "s3cret" } });
  const env = [
    { name: "MODE", valueFrom: { configMapKeyRef: { name: "conf", key: "mode" } } },
    { name: "KEY", valueFrom: { secretKeyRef: { name: "sec", key: "key" } } },
    { name: "ME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
    { name: "BOTH", value: "$(MODE)-$(ME)" },
    { name: "WHERE", value: "/etc/conf/file.txt" },
  ];
  const script =
    'echo "$BOTH $KEY"; cat "$WHERE"; echo; cat "$1"; echo; echo oops >&2; printf gone > "$BUBU_TERMINATION_LOG"; exit 3';
  const main = shell(script, {
    env,
    args: ["x", "/etc/down/labels"],
    volumeMounts: [
      { name: "conf", mountPath: "/etc/conf" },
      { name: "down", mountPath: "/etc/down" },
    ],
  });
  const volumes = [
    { name: "conf", configMap: { name: "conf" } },
    {
      name: "down",
      projected: {
        sources: [{ downwardAPI: { items: [{ path: "labels", fieldRef: { fieldPath: "metadata.labels" } }] } }],
      },
    },
  ];
  await made(pods, pod("one", [main], { volumes }));
  const ended = await until(`${pods}/one`, phase("Failed"));
  expect(objectAt(listAt(ended, "status", "containerStatuses")[0], "state", "terminated")).toMatchObject({
    exitCode: 3,
    reason: "Error",
    message: "gone",
  });
  const text = await logOf(`${pods}/one/log`);
  expect(text.split("\n").toSorted()).toEqual(["", "", "fast-one s3cret", "hello", 'of="one"', "oops"]);
  expect(await logOf(`${pods}/one/log?tailLines=0`)).toBe("");
});

test("init containers go first, restarts follow the policy, and nothing is inherited", async () => {
  const shared = [{ name: "work", mountPath: "/shared" }];
  const init = {
    ...shell('echo ready > "$F"', { env: [{ name: "F", value: "/shared/flag" }], volumeMounts: shared }),
    name: "first",
  };
  const main = shell(
    'cat "$F"; env | grep -c SECRET_OF_THE_HOST; if [ -f "$F.again" ]; then exit 0; fi; touch "$F.again"; exit 1',
    {
      env: [{ name: "F", value: "/shared/flag" }],
      volumeMounts: shared,
    },
  );
  process.env["SECRET_OF_THE_HOST"] = "x";
  await made(
    pods,
    pod("two", [main], {
      initContainers: [init],
      restartPolicy: "OnFailure",
      volumes: [{ name: "work", emptyDir: {} }],
    }),
  );
  const ended = await until(`${pods}/two`, phase("Succeeded"));
  expect(listAt(ended, "status", "containerStatuses")[0]).toMatchObject({
    restartCount: 1,
    lastState: { terminated: { exitCode: 1 } },
  });
  expect(await logOf(`${pods}/two/log?previous=true`)).toBe("ready\n0\n");
});

test("scripts of Node are confined to their folders, and have the token of their account", async () => {
  await made(pods, pod("three", [{ name: "main", image: "confined", args: ["a"] }]));
  await until(`${pods}/three`, phase("Succeeded"));
  expect(JSON.parse(await logOf(`${pods}/three/log`))).toEqual({ parts: 3, passwd: false, args: ["a"] });
});

test("what cannot be run waits, and says why", async () => {
  const waiting = (reason: string) => (object: JsonObject) =>
    textAt(listAt(object, "status", "containerStatuses")[0], "state", "waiting", "reason") === reason;
  await made(pods, pod("unknown", [{ name: "main", image: "nowhere" }]));
  await until(`${pods}/unknown`, waiting("ErrImageNeverPull"));
  await made(pods, pod("other", [{ name: "main", image: "fixed:1", command: ["sh"] }]));
  await until(`${pods}/other`, waiting("CreateContainerError"));
  await made(pods, pod("missing", [shell("true", { envFrom: [{ secretRef: { name: "none" } }] })]));
  await until(`${pods}/missing`, waiting("CreateContainerConfigError"));
  expect((await running.web.send("GET", `${pods}/missing/log`)).body).toMatchObject({
    code: 400,
    message: 'container "main" in pod "missing" is waiting to start: CreateContainerConfigError',
  });
  await made(pods, pod("fixed", [{ name: "main", image: "fixed:1", args: ["more"] }]));
  await until(`${pods}/fixed`, phase("Succeeded"));
  expect(await logOf(`${pods}/fixed/log`)).toBe("fixed more\n");
});

test("a deadline ends a pod, a deletion ends its processes and all that they have started", async () => {
  await made(pods, pod("late", [shell("sleep 60")], { activeDeadlineSeconds: 1, terminationGracePeriodSeconds: 0 }));
  const late = await until(`${pods}/late`, phase("Failed"));
  expect(late.status).toMatchObject({ reason: "DeadlineExceeded" });
  await made(
    pods,
    pod("long", [shell("sleep 61 & echo $!; echo $$; trap '' TERM; wait; sleep 62")], {
      terminationGracePeriodSeconds: 1,
    }),
  );
  await until(`${pods}/long`, phase("Running"));
  const followed = logOf(`${pods}/long/log?follow=true`);
  let pids: number[] = [];
  while (pids.length < 2) pids = (await logOf(`${pods}/long/log`)).trim().split("\n").filter(Boolean).map(Number);
  expect((await running.web.send("DELETE", `${pods}/long`)).code).toBe(200);
  expect((await followed).trim().split("\n").map(Number)).toEqual(pids);
  const alive = () =>
    pids.filter((pid) => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    });
  for (let i = 0; i < 250 && alive().length > 0; i++) await new Promise((settle) => setTimeout(settle, 20));
  expect(alive()).toEqual([]);
});

const job = (name: string, container: object, spec: object = {}) => ({
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name },
  spec: { template: { spec: { restartPolicy: "Never", containers: [container] } }, ...spec },
});
const has = (type: string) => (object: JsonObject) =>
  listAt(object, "status", "conditions").some((each) => textAt(each, "type") === type);

test("a job runs until enough pods have succeeded, or too many have failed, and takes them with it", async () => {
  await made(jobs, job("good", shell("echo done"), { completions: 3, parallelism: 2 }));
  const good = await until(`${jobs}/good`, has("Complete"));
  expect(good.status).toMatchObject({ succeeded: 3, active: 0 });
  await made(jobs, job("bad", shell("exit 1"), { backoffLimit: 1 }));
  const bad = await until(`${jobs}/bad`, has("Failed"));
  expect(listAt(bad, "status", "conditions")[0]).toMatchObject({ reason: "BackoffLimitExceeded" });
  expect(bad.status).toMatchObject({ failed: 2 });
  await made(
    jobs,
    job("slow", shell("sleep 60"), {
      activeDeadlineSeconds: 1,
      template: { spec: { restartPolicy: "Never", terminationGracePeriodSeconds: 0, containers: [shell("sleep 60")] } },
    }),
  );
  const slow = await until(`${jobs}/slow`, has("Failed"));
  expect(listAt(slow, "status", "conditions")[0]).toMatchObject({ reason: "DeadlineExceeded" });
  expect((await running.web.send("DELETE", `${jobs}/good?propagationPolicy=Background`)).code).toBe(200);
  await until(`${pods}?labelSelector=job-name%3Dgood`, (list) => listAt(list, "items").length === 0);
  await made(jobs, job("brief", shell("true"), { ttlSecondsAfterFinished: 0 }));
  await until(jobs, (list) => !listAt(list, "items").some((each) => textAt(each, "metadata", "name") === "brief"));
});
