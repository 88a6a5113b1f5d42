import { listAt, textAt } from "../../resources/object.ts";
import type { Check, Revision } from "../check.ts";
import { contextOf } from "../containers.ts";

/** Only settings of the kernel that are a pod's own are set, as known by version. */
const safe: readonly (readonly [since: number, names: readonly string[]])[] = [
  [
    0,
    [
      "kernel.shm_rmid_forced",
      "net.ipv4.ip_local_port_range",
      "net.ipv4.ip_unprivileged_port_start",
      "net.ipv4.ping_group_range",
      "net.ipv4.tcp_syncookies",
    ],
  ],
  [27, ["net.ipv4.ip_local_reserved_ports"]],
  [
    29,
    [
      "net.ipv4.tcp_fin_timeout",
      "net.ipv4.tcp_keepalive_intvl",
      "net.ipv4.tcp_keepalive_probes",
      "net.ipv4.tcp_keepalive_time",
    ],
  ],
  [32, ["net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem"]],
];

export const sysctls: Check = { id: "sysctls", level: "baseline", revisions: safe.map(([since]) => revision(since)) };

function revision(since: number): Revision {
  const allowed = new Set(safe.filter(([from]) => from <= since).flatMap(([, names]) => names));
  return {
    since,
    violated: ({ spec }) => {
      const names = listAt(contextOf(spec), "sysctls").map((each) => textAt(each, "name"));
      const bad = names.filter((name) => !allowed.has(name));
      return bad.length === 0 ? undefined : { reason: "forbidden sysctls", detail: bad.join(", ") };
    },
  };
}
