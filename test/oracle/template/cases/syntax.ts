import type { Area } from "./area.ts";
import { group, raw } from "./area.ts";

export const syntax: Area = {
  name: "syntax",
  groups: [
    group("text", [
      "",
      "plain",
      "a { b } c",
      "{ {",
      "}}",
      "a }} b",
      "line\nline",
      "é日本😀",
      "{{ 1 }}{{ 2 }}",
      "a{{ 1 }}b{{ 2 }}c",
      "{{`{{`}}",
      '{{ "}}" }}x',
      "{{ `}}` }}",
    ]),
    group("trim", [
      "a {{- 1 }} b",
      "a {{ 1 -}} b",
      "a {{- 1 -}} b",
      "a \n\t {{- 1 -}} \n\t b",
      "a {{-1 }} b",
      "a {{1 -}}b",
      "{{- 1 -}}",
      "a{{- /* c */ -}} b",
      "a \u00a0{{- 1 }}",
      "a {{- -1 }} b",
      "x {{ 1 - }}",
      "{{ 1-}}",
      "{{-}}",
      "{{- }}",
      "a {{- if .t -}} b {{- end -}} c",
      "{{ .s -}}   ",
    ]),
    group("comments", [
      "a{{/* c */}}b",
      "a{{/**/}}b",
      "a{{/* }} {{ */}}b",
      "{{/* c */ 1 }}",
      "{{ /* c */ }}",
      "{{/* c }}",
      "{{/* a */ -}}  b",
      "a{{- /* c */}}b",
      "{{/* a\nb */}}c",
      "{{ 1 /* c */ }}",
    ]),
    group(
      "literals",
      raw`
      {{ 1 }}
      {{ -1 }}
      {{ +1 }}
      {{ 1.5 }}
      {{ 1.0 }}
      {{ 1e3 }}
      {{ 1e6 }}
      {{ 1.5e-7 }}
      {{ .5 }}
      {{ 5. }}
      {{ 0x1F }}
      {{ -0x1f }}
      {{ 0xAbC }}
      {{ 0b101 }}
      {{ 0o17 }}
      {{ 017 }}
      {{ 1_000 }}
      {{ 0x_1f }}
      {{ 1_000.5 }}
      {{ 0x1p-2 }}
      {{ 0x1.8p1 }}
      {{ 1e400 }}
      {{ 9223372036854775807 }}
      {{ -9223372036854775808 }}
      {{ 9223372036854775808 }}
      {{ 089 }}
      {{ 0x }}
      {{ 1__0 }}
      {{ 1a }}
      {{ 1e }}
      {{ 'a' }}
      {{ '\n' }}
      {{ '\'' }}
      {{ '日' }}
      {{ '\x41' }}
      {{ '\u00e9' }}
      {{ 'ab' }}
      {{ '' }}
      {{ 'a }}
      {{ "text" }}
      {{ "a\tb\"c\\" }}
      {{ "\u00e9\x41\101" }}
      {{ "\q" }}
      {{ "open }}
      {{ true }}
      {{ false }}
      {{ nil }}
      {{ print nil }}
      {{ . | len }}
      {{ -0 }}
      {{ 0.0 }}
      {{ 1e21 }}
      {{ 1e20 }}
      {{ 123456789.0 }}
      {{ 100000.0 }}
      {{ 1000000.0 }}
      {{ 0.0001 }}
      {{ 0.00001 }}
    `,
    ),
    group("raw", ["{{ `raw \\n text` }}", "{{ `a\nb` }}x", "{{ `open }}", "x{{ `` }}"]),
    group(
      "fields",
      raw`
      {{ .s }}
      {{ .m.a }}
      {{ .m.c.d }}
      {{ .n.x }}
      x{{ .missing }}
      x{{ .missing.deeper }}
      x{{ .m.missing }}
      x{{ .nil }}
      x{{ .nil.x }}
      x{{ .s.x }}
      x{{ .l.x }}
      {{ (.m).a }}
      {{ (.m.c).d }}
      {{ ((.m).c).d }}
      {{ $.m.a }}
      {{ ($).m.a }}
      x{{ (.missing).x }}
      x{{ (index .m "q").x }}
      x{{ (index .m "q").x.y }}
      {{ .m .a }}
      {{ .m.a 1 }}
      {{ ..s }}
      {{ .s. }}
      {{ . s }}
      {{ .1 }}
      {{ .s.s.s }}
      {{ ."s" }}
      {{ .m.c.e-f }}
      x{{ .é }}
      x{{ .__proto__ }}
      x{{ .constructor }}
      x{{ .m.toString }}
      {{ "a".b }}
      {{ 1.b }}
      {{ true.b }}
      {{ nil.b }}
      x{{ (list 1).x }}
      {{ (dict "a" 1).a }}
    `,
    ),
    group(
      "pipes",
      raw`
      {{ .s | upper }}
      {{ .s | upper | lower | title }}
      {{ "a" | printf "%s-%s" "b" }}
      {{ printf "%s" (upper .s) }}
      {{ (upper (lower .s)) }}
      {{ 1 | add 2 | mul 3 }}
      {{ .s|upper }}
      {{ upper(.s) }}
      {{ (upper .s)(lower .s) }}
      {{ | .s }}
      {{ .s || upper }}
      {{ .s | .n }}
      {{ .s | "x" }}
      {{ .s | 1 }}
      {{ .s | nil }}
      {{ .s | . }}
      {{ () }}
      {{ (1 }}
      {{ 1) }}
      {{ ((((1)))) }}
      {{ }}
      {{
      {{ .s
      {{ .s }
      {{ .s , .n }}
      {{ .s ; }}
      {{ .a + .b }}
      {{ .a == 1 }}
      {{ !.t }}
      {{ .s & .n }}
      {{ print "a" "b" }}
      {{ print "a""b" }}
      {{ print .s.n }}
      {{ unknown }}
      {{ unknown 1 }}
      {{ env "HOME" }}
      {{ regexMatch "a" "b" }}
      {{ repeat 3 "x" }}
      {{ set .m "a" 1 }}
      {{ printf }}
      {{ upper }}
    `,
    ),
    group(
      "variables",
      raw`
      {{ $x := 1 }}{{ $x }}
      {{ $x := .m }}{{ $x.a }}
      {{ $x := 1 }}{{ $x = 2 }}{{ $x }}
      {{ $x := 1 }}{{ if .t }}{{ $x = 2 }}{{ end }}{{ $x }}
      {{ $x := 1 }}{{ if .t }}{{ $x := 2 }}{{ $x }}{{ end }}{{ $x }}
      {{ $x := 1 }}{{ $x := 2 }}{{ $x }}
      {{ $x:=1 }}{{$x}}
      {{ $ := 1 }}{{ $ }}
      {{ ($x := 3) }}{{ $x }}
      {{ $x := .s | upper }}{{ $x }}
      {{ $x }}
      {{ $x := }}
      {{ $x, $y := .m }}
      {{ $x : 1 }}
      {{ $é := 1 }}{{ $é }}
      {{ $x := .missing }}a{{ $x }}
      {{ $x := .missing }}a{{ $x.y }}
      {{ $x := nil }}
      {{ with $x := .s }}{{ $x }}{{ end }}
      {{ with $x := .s }}{{ end }}{{ $x }}
      {{ if $x := .s }}{{ $x }}{{ else }}{{ $x }}{{ end }}
      {{ if $x := .e }}a{{ else if $y := .s }}{{ $x }}{{ $y }}{{ end }}
      {{ range $x := .l }}{{ $x }}{{ end }}{{ $x }}
      {{ $s := 0 }}{{ range .l }}{{ $s = add $s . }}{{ end }}{{ $s }}
      {{ $a := 1 }}{{ $b := $a }}{{ $a = 5 }}{{ $a }}{{ $b }}
      {{ $x := print "v" }}[{{ $x }}]
      {{ $x := 1 -}}  a
    `,
    ),
    group(
      "refused-earlier",
      raw`
      {{ if .no }}{{ upper }}{{ end }}ok
      {{ if .no }}{{ 1 2 }}{{ end }}ok
      {{ if .no }}{{ nil }}{{ end }}ok
      {{ if .no }}{{ $x = 1 }}{{ end }}ok
      {{ if .no }}{{ template "gone" }}{{ end }}ok
      {{ if .no }}{{ .s | .n }}{{ end }}ok
      {{ .s | upper | }}
      {{ .s | }}
      {{ define "t" }}{{ upper }}{{ end }}ok
    `,
      { differs: "refused-earlier" },
    ),
    group("complex", ["{{ 1i }}", "{{ 1+2i }}", "{{ 2.5i }}"], { differs: "no-complex" }),
  ],
};
