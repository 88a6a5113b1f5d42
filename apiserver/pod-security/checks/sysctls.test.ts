import { expect, test } from "vitest";
import { said } from "../testing/said.ts";
import { sysctls } from "./sysctls.ts";

const pod = (...names: string[]) => ({ securityContext: { sysctls: names.map((name) => ({ name, value: "1" })) } });

test("names what is not safe", () => {
  expect(said(sysctls, pod("kernel.shm_rmid_forced"))).toBe("");
  expect(said(sysctls, pod("kernel.msgmax", "net.ipv4.tcp_syncookies", "a"))).toBe(
    "forbidden sysctls (kernel.msgmax, a)",
  );
});

test("more is safe at later versions", () => {
  const since = (name: string) => [26, 27, 28, 29, 31, 32].find((minor) => said(sysctls, pod(name), minor) === "");
  expect(since("net.ipv4.ip_local_reserved_ports")).toBe(27);
  expect(since("net.ipv4.tcp_keepalive_time")).toBe(29);
  expect(since("net.ipv4.tcp_wmem")).toBe(32);
});
