const form = /^(\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2})(?:\.(\d+))?([Zz]|[+-]\d{2}:\d{2})$/;

/** An RFC 3339 time as microseconds since the Unix epoch, what is finer cut off; undefined for other texts. */
export function microseconds(text: string | undefined): number | undefined {
  const [, second, fraction = "", zone] = form.exec(text ?? "") ?? [];
  if (second === undefined || zone === undefined) return undefined;
  const milliseconds = Date.parse(`${second}${zone}`.toUpperCase());
  return Number.isNaN(milliseconds) ? undefined : milliseconds * 1_000 + Number(fraction.slice(0, 6).padEnd(6, "0"));
}

/** The same without its fraction of a second: how Go writes times that are not micro times. */
export function wholeSecond(micro: number): number {
  return Math.floor(micro / 1_000_000) * 1_000_000;
}

/** As Kubernetes writes times: RFC 3339, whole seconds, in UTC. */
export function second(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
