/**
 * What keeps a text from being an address that can be dialled: `host:port`, optionally behind `scheme://`, or a socket
 * file behind `unix:`. Undefined where nothing does.
 */
export function endpointProblem(text: string): string | undefined {
  const given = text.trim();
  if (given.startsWith("unix:"))
    return given.replace(/^unix:(\/\/)?/, "").startsWith("/") ? undefined : "is not an absolute path";
  const address = given.replace(/^[A-Za-z][A-Za-z0-9+.-]*:\/\//, "");
  const at = address.lastIndexOf(":");
  const [host, port] = at < 0 ? [address, ""] : [address.slice(0, at), address.slice(at + 1)];
  if (port === "") return "names no port";
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) return "names no port from 1 to 65535";
  if (host === "") return "names no host";
  // An IPv6 address stands in brackets, or its own colons would be taken for that of the port.
  if (/^\[[0-9a-fA-F:.]+(%[\w.-]+)?\]$/.test(host)) return undefined;
  return /^[A-Za-z0-9]([-A-Za-z0-9._]*[A-Za-z0-9])?$/.test(host) ? undefined : "names no host";
}
