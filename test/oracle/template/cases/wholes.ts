import type { Area } from "./area.ts";
import { group, raw } from "./area.ts";

export const wholes: Area = {
  name: "wholes",
  groups: [
    group(
      "stories",
      raw`
      https://example.org/{{ .inputs.city | lower }}?n={{ .inputs.count }}
      {{ .steps.fetch.output.body }}
      {{ .steps.fetch.output.code }}
      {{ (index .steps "with-dash").output.x }}
      {{ index .steps "with-dash" "output" }}
      {{ index .inputs.list 1 }}
      {{ if eq .inputs.city "Kyiv" }}home{{ else }}away{{ end }}
      {{ range $i, $x := .inputs.list }}{{ if $i }},{{ end }}{{ $x }}{{ end }}
      {{ .inputs.nested.deep.er | quote }}
      {{ .inputs.nested | toJson }}
      {{ with .inputs.nested.deep }}{{ .er }}{{ end }}
      {{ and .inputs.city (gt .inputs.count 1.0) }}
      {{ printf "%s-%v" .inputs.city .inputs.count }}
      {{ len .inputs.list }}
      {{ .inputs.missing | default "none" }}
      {{ dict "city" .inputs.city "n" .inputs.count | toJson }}
      {{ list .inputs.city "x" | join "/" }}
      {{ $c := .inputs.city }}{{ printf "%s!" $c }}
      {{ .inputs.count | int }}
      {{ sha256sum .inputs.city | trunc 8 }}
      {{ .inputs }}
      {{ .steps.fetch }}
      {{ .inputs.city | len | eq 4 }}
      {{ not (empty .inputs.list) }}
      {{ hasKey .inputs "city" }}
      {{ ternary "big" "small" (gt .inputs.count 5.0) }}
      {{ .inputs.list | first | upper }}
      {{ range .users }}{{ .name | title }} ({{ .age }}) {{ end }}
      {{- range .users }}
      {{ define "user" }}{{ .name }}={{ .age }}{{ end }}{{ range .users }}{{ template "user" . }};{{ end }}
      {{ toJson (pick .inputs "city" "count") }}
      {{ keys .inputs | join "," }}
      {{ (index .users 0).tags | join "+" }}
      {{ "2020-01-02T03:04:05Z" | toDate "2006-01-02T15:04:05Z07:00" | date "02.01.2006" }}
      {{ .inputs.city }} {{ .inputs.city }}
      {{ .steps.fetch.output.body }}{{/* c */}}
    `,
    ),
    group(
      "missing-path",
      raw`
      {{ .inputs.missing }}
      {{ .steps.gone }}
      {{ .missing }}
      {{ index .inputs "missing" }}
      {{ (index .steps "gone") }}
      {{ (index .m "q").x }}
    `,
      { differs: "missing-path" },
    ),
  ],
};
