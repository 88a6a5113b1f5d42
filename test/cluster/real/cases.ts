/** The cluster of these suites as a target of the cases of admission policies. */
import { readFileSync } from "node:fs";
import { kubeContext } from "@bubustack/runtime/kube/kubeconfig";
import { parse } from "yaml";
import { realTarget } from "../../conformance/admission-policies/real.ts";
import { store, world } from "../../conformance/admission-policies/run.ts";
import { until } from "../../installation/until.ts";
import { kubeconfig } from "./cluster.ts";

/** Stores what all cases find; resolves when their kinds are served and the types of these are published. */
export async function casesTarget(): Promise<ReturnType<typeof realTarget>> {
  const read = (path: string) => Promise.resolve(readFileSync(path, "utf8"));
  const { options } = await kubeContext(parse(await read(kubeconfig())), undefined, read);
  const { server, ca = "", clientCert = "", clientKey = "" } = options;
  const target = realTarget({ server, ca, certPem: clientCert, keyPem: clientKey });
  await store(target, world);
  for (const kind of ["widgets", "gadgets"])
    await until(`${kind} are served`, async () => {
      const { code } = await target.send("GET", `/apis/cases.bubustack.io/v1/${kind}`);
      return code === 200 ? true : undefined;
    });
  // The types of new kinds reach the policies that change objects a little later.
  await until("their schemas are published", async () => {
    const { body } = await target.send("GET", "/openapi/v3/apis/cases.bubustack.io/v1");
    return JSON.stringify(body).includes("Gadget") ? true : undefined;
  });
  return target;
}
