import { afterAll, beforeAll, expect, test } from "vitest";
import type { DevServer } from "./dev-server.ts";
import { startDev } from "./dev-server.ts";
import { transcript } from "./golden.ts";
import { kubectl, version } from "./kubectl.ts";
import { stories } from "./manifests/stories.ts";

const program = kubectl() ?? "kubectl";
let server: DevServer;

beforeAll(async () => {
  server = await startDev();
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

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
];

test("it is the kubectl of the release that the outputs are from", async () => {
  expect(await transcript(program, server, ["version", "--client"])).toContain(`Client Version: ${version}`);
});

test.each(steps)("$name: kubectl $command", async ({ name, command, input }) => {
  const text = await transcript(program, server, command.split(" "), input);
  await expect(text).toMatchFileSnapshot(`./golden/${name}.golden.txt`);
});
