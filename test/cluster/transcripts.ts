import { expect, test } from "vitest";
import type { Reached } from "./golden.ts";
import { transcript } from "./golden.ts";
import { kubectl } from "./kubectl.ts";
import { stories } from "./manifests/stories.ts";
import { version } from "./programs.ts";

interface Step {
  readonly name: string;
  readonly command: string;
  /** What stands on standard input. */
  readonly input?: string;
}

/** What each command prints, in this order: later ones see what earlier ones left. */
const steps: readonly Step[] = [
  { name: "one-valid", command: "apply -f one-valid.yaml" },
  { name: "one-broken", command: "apply -f one-broken.yaml" },
  { name: "two-with-one-broken", command: "apply -f two.yaml" },
  { name: "twenty-valid", command: "apply -f -", input: stories({ count: 20, broken: [] }) },
  {
    name: "twenty-with-three-broken",
    command: "apply -f -",
    input: stories({ count: 20, broken: [3, 9, 17], prefix: "later" }),
  },
  { name: "again-unchanged", command: "apply -f one-valid.yaml" },
  { name: "defaults-filled", command: "get story rest -o jsonpath={.spec}" },
  { name: "get-table", command: "get stories rest" },
  { name: "dry-run", command: "apply --dry-run=server -f one-broken.yaml" },
  { name: "changed-to-broken", command: 'patch story rest --type=merge -p {"spec":{"pattern":"bach"}}' },
  { name: "explain-field", command: "explain story.spec.pattern" },
  { name: "delete", command: "delete story rest" },
  { name: "gone", command: "get story rest" },
  { name: "server-side-apply", command: "apply --server-side -f one-valid.yaml" },
  { name: "server-side-conflict", command: "apply --server-side --field-manager=other -f one-changed.yaml" },
  {
    name: "server-side-forced",
    command: "apply --server-side --force-conflicts --field-manager=other -f one-changed.yaml",
  },
  { name: "can-i", command: "auth can-i create stories" },
  { name: "can-i-as", command: "auth can-i create stories --as ann" },
  { name: "forbidden", command: "get stories --as ann" },
  { name: "create-role", command: "create role reader --verb=get,list --resource=stories.bubustack.io" },
  { name: "create-rolebinding", command: "create rolebinding ann --role=reader --user=ann" },
  { name: "allowed-as", command: "get story rest -o name --as ann" },
  { name: "create-role-binder", command: "create role binder --verb=create --resource=rolebindings" },
  { name: "create-rolebinding-binder", command: "create rolebinding binder --role=binder --user=ann" },
  { name: "escalation", command: "create rolebinding more --clusterrole=cluster-admin --user=ann --as ann" },
  { name: "can-i-list", command: "auth can-i --list --as ann" },
  {
    name: "get-rolebinding",
    command: "get rolebinding ann -o custom-columns=ROLE:.roleRef.name,USER:.subjects[0].name",
  },
  { name: "token-too-short", command: "create token default --duration 60s" },
  { name: "label", command: "label story rest tier=a" },
  { name: "get-by-label", command: "get stories -l tier=a -o name" },
  { name: "get-all-by-label", command: "get all -l tier=a" },
  { name: "get-nothing", command: "get pods -l tier=a" },
  { name: "describe", command: "describe story rest" },
  { name: "wait", command: "wait --for=jsonpath={.spec.pattern}=batch story/rest" },
  { name: "api-resources", command: "api-resources --api-group=policy.bubustack.io" },
  { name: "api-group", command: "get --raw /apis/policy.bubustack.io" },
  { name: "create-service", command: "create service externalname docs --external-name=docs.example.com" },
  { name: "create-service-headless", command: "create service clusterip web --clusterip=None --tcp=80:8080" },
  { name: "get-services", command: "get services docs web" },
  { name: "describe-service", command: "describe service docs" },
  { name: "create-configmap", command: "create configmap notes --from-literal=a=1 --from-literal=b=2" },
  { name: "get-configmap", command: "get configmap notes" },
  { name: "create-deployment", command: "create deployment idle --image=idle --replicas=0" },
  { name: "wait-observed", command: "wait --for=jsonpath={.status.observedGeneration}=1 deployment/idle" },
  { name: "rollout-status", command: "rollout status deployment idle --timeout=20s" },
  { name: "get-deployment", command: "get deployment idle" },
  { name: "rollout-history", command: "rollout history deployment idle" },
  { name: "delete-several", command: "delete service/docs service/web configmap/notes deployment/idle" },
];

/** Holds that kubectl shows what is checked in, whichever server it speaks to. */
export function holdTranscripts(server: () => Reached): void {
  const program = kubectl() ?? "kubectl";

  test("it is the kubectl of the release that the outputs are from", async () => {
    expect(await transcript(program, server(), ["version", "--client"])).toContain(`Client Version: ${version}`);
  });

  test.each(steps)("$name: kubectl $command", async ({ name, command, input }) => {
    const text = await transcript(program, server(), command.split(" "), input);
    await expect(text).toMatchFileSnapshot(`${import.meta.dirname}/golden/${name}.golden.txt`);
  });
}
