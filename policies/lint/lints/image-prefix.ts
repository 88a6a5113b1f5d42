import { brief } from "@bubustack/api/json";
import { clusterPolicy, mutating, validating } from "../examples.ts";
import type { Hit, Lint } from "../lint.ts";
import type { Call } from "../reading.ts";

const all =
  "(object.spec.containers + object.spec.?initContainers.orValue([]) + object.spec.?ephemeralContainers.orValue([]))";

export const imagePrefix: Lint = {
  id: "lint/image-prefix",
  severity: "error",
  title: "a beginning that images must have ends where a name ends",
  why: "`registry.example.attacker.io/x` begins with `registry.example`, and so do the images of `registry.example/team-a-evil` with `registry.example/team-a`.",
  fix: "end the beginning with / (or with : or @ behind the name of an image)",
  bad: [
    {
      title: "a registry",
      objects: [validating({ validations: [{ expression: `${all}.all(c, c.image.startsWith('registry.example'))` }] })],
    },
    {
      title: "one of several",
      objects: [
        clusterPolicy({
          variables: [
            { name: "registries", expression: "['registry.example/', 'mirror.example']" },
            { name: "foreign", expression: `${all}.filter(c, !variables.registries.exists(r, c.image.startsWith(r)))` },
          ],
          validations: [{ expression: "variables.foreign.size() == 0" }],
        }),
      ],
    },
    {
      title: "as a pattern",
      objects: [
        clusterPolicy({ validations: [{ expression: `${all}.all(c, c.image.matches('^registry[.]example'))` }] }),
      ],
    },
  ],
  good: [
    {
      title: "with its delimiter",
      objects: [
        validating({ validations: [{ expression: `${all}.all(c, c.image.startsWith('registry.example/'))` }] }),
      ],
    },
    {
      title: "what is refused may be more",
      objects: [validating({ validations: [{ expression: `!${all}.exists(c, c.image.startsWith('docker.io'))` }] })],
    },
    {
      title: "a name that is no image's",
      objects: [clusterPolicy({ validations: [{ expression: "object.metadata.name.startsWith('team-a')" }] })],
    },
    {
      title: "of a change",
      objects: [
        mutating({
          mutations: [
            {
              patchType: "JSONPatch",
              jsonPatch: {
                expression:
                  "object.metadata.name.startsWith('a') ? [JSONPatch{op: 'add', path: '/metadata/labels/a', value: 'b'}] : []",
              },
            },
          ],
        }),
      ],
    },
  ],
  check: ({ policies }) =>
    policies.flatMap((subject) =>
      subject.sites.flatMap((site): readonly Hit[] => {
        if (site.role !== "validation" && site.role !== "condition") return [];
        return subject
          .reading(site)
          .calls.flatMap(openBeginnings)
          .map((text) => ({
            object: subject.object,
            path: site.path,
            message: `lets pass every image that begins with ${brief(text)}, of other registries and names too`,
          }));
      }),
    ),
};

const image = /(^|[.])image$/;

/** Beginnings that a call asks of an image, and that end within a name. */
function openBeginnings({ name, parts, side }: Call): readonly string[] {
  const [of, given] = parts;
  if (side !== "for" || of === undefined || given === undefined || !of.paths.some((path) => image.test(path)))
    return [];
  if (name === "startsWith") return given.texts.filter((text) => text !== "" && !/[/:@]$/.test(text));
  if (name !== "matches") return [];
  return given.texts.flatMap((pattern) => {
    const literal = /^\^([\w/-]|\\[./-]|\[\.\]|\.)+$/.test(pattern);
    const text = pattern.slice(1).replaceAll("\\", "").replaceAll("[.]", ".");
    return literal && !text.endsWith("/") ? [text] : [];
  });
}
