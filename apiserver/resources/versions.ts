const versionShape = /^v(\d+)(?:(alpha|beta)(\d+))?$/;

/** Kubernetes' order of versions: stable before beta before alpha, then the higher number first. */
export function byPriority(a: string, b: string): number {
  const rank = (version: string) => {
    const [, major = "0", stage, minor = "0"] = versionShape.exec(version) ?? [];
    const level = !versionShape.test(version) ? 0 : stage === undefined ? 3 : stage === "beta" ? 2 : 1;
    return [level, Number(major), Number(minor)] as const;
  };
  const [x, y] = [rank(a), rank(b)];
  return y[0] - x[0] || y[1] - x[1] || y[2] - x[2] || (a < b ? -1 : a > b ? 1 : 0);
}
