import { existsSync } from "node:fs";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The program of a Chromium: that of BUBU_CHROMIUM, or an installed one; undefined where there is none. */
export function chromiumPath(): string | undefined {
  return [process.env.BUBU_CHROMIUM ?? "", ...places].find((path) => path !== "" && existsSync(path));
}
