import type { Secrets } from "../sinks/secrets.ts";
import type { Anchor, AnchorSettings } from "./anchor.ts";

/** An anchor of these settings: only what its type needs is loaded. */
export async function openAnchor(settings: AnchorSettings, secrets: Secrets, now: () => number): Promise<Anchor> {
  switch (settings.type) {
    case "s3":
      return (await import("./s3.ts")).s3Anchor(settings, secrets, now);
    case "postgres": {
      const [{ postgresAnchor }, { connect }] = await Promise.all([
        import("./postgres.ts"),
        import("../postgres/connect.ts"),
      ]);
      return postgresAnchor(() => connect(settings.address, secrets));
    }
  }
}
