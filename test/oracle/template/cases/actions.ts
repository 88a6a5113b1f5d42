import type { Area } from "./area.ts";
import { group, raw } from "./area.ts";

export const actions: Area = {
  name: "actions",
  groups: [
    group(
      "if",
      raw`
      {{ if .t }}yes{{ end }}
      {{ if .no }}yes{{ end }}
      {{ if .no }}yes{{ else }}no{{ end }}
      {{ if .no }}1{{ else if .t }}2{{ else }}3{{ end }}
      {{ if .no }}1{{ else if .no }}2{{ else if .t }}3{{ else }}4{{ end }}
      {{ if .no }}1{{ else if .no }}2{{ end }}x
      {{ if .e }}1{{ else }}2{{ end }}
      {{ if .s }}1{{ else }}2{{ end }}
      {{ if .none }}1{{ else }}2{{ end }}
      {{ if .l }}1{{ else }}2{{ end }}
      {{ if .em }}1{{ else }}2{{ end }}
      {{ if .m }}1{{ else }}2{{ end }}
      {{ if .zero }}1{{ else }}2{{ end }}
      {{ if .n }}1{{ else }}2{{ end }}
      {{ if 0 }}1{{ else }}2{{ end }}
      {{ if 0.0 }}1{{ else }}2{{ end }}
      {{ if .nil }}1{{ else }}2{{ end }}
      {{ if .missing }}1{{ else }}2{{ end }}
      {{ if "" }}1{{ else }}2{{ end }}
      {{ if "0" }}1{{ else }}2{{ end }}
      {{ if (semver "1.2.3") }}1{{ else }}2{{ end }}
      {{ if eq .s "hello world" }}same{{ end }}
      {{ if and .t (not .no) }}both{{ end }}
      {{ if }}1{{ end }}
      {{ if .t }}1
      {{ if .t }}1{{ else }}
      {{ if .t }}1{{ else }}2{{ else }}3{{ end }}
      {{ if .t }}1{{ end }}{{ end }}
      {{ end }}
      {{ else }}
      {{ if .t }}1{{ end 1 }}
      {{ if .t }}1{{ else 1 }}{{ end }}
      {{ if .t }}{{ if .no }}a{{ else }}b{{ end }}{{ end }}
      {{ if .no }}a{{ else if }}b{{ end }}
      {{ if .t | not }}a{{ else }}b{{ end }}
      {{ if . }}x{{ end }}
      {{ if $ }}x{{ end }}
      {{ if nil }}x{{ end }}
      {{ if not nil }}x{{ end }}
    `,
    ),
    group(
      "with",
      raw`
      {{ with .m }}{{ .a }}{{ end }}
      {{ with .e }}a{{ end }}
      {{ with .e }}a{{ else }}b{{ end }}
      {{ with .e }}a{{ else with .s }}{{ . }}{{ end }}
      {{ with .e }}a{{ else with .missing }}b{{ else }}{{ .s }}{{ end }}
      {{ with .m.c }}{{ .d }}{{ $.s }}{{ end }}
      {{ with $x := .m }}{{ $x.a }}{{ .a }}{{ end }}
      {{ with .missing }}a{{ else }}none{{ end }}
      {{ with .n }}{{ . }}{{ end }}
      {{ with .s }}{{ .x }}{{ end }}
      {{ with .e }}a{{ else if .s }}b{{ end }}
      {{ with }}a{{ end }}
      {{ with index .users 0 }}{{ .name }}{{ end }}
      {{ with (index .users 1).tags }}a{{ else }}b{{ end }}
      {{ with .m }}{{ with .c }}{{ .d }}{{ end }}{{ .a }}{{ end }}
      {{ with and .t .m }}{{ .a }}{{ end }}
      {{ with nil }}a{{ end }}
    `,
    ),
    group(
      "range",
      raw`
      {{ range .l }}{{ . }},{{ end }}
      {{ range .none }}a{{ end }}
      {{ range .none }}a{{ else }}b{{ end }}
      {{ range $x := .l }}{{ $x }},{{ end }}
      {{ range $i, $x := .words }}{{ $i }}={{ $x }},{{ end }}
      {{ range $k, $v := .m }}{{ $k }}={{ $v }},{{ end }}
      {{ range .m }}{{ . }},{{ end }}
      {{ range .em }}a{{ else }}b{{ end }}
      {{ range $i, $x := .none }}a{{ else }}b{{ end }}
      {{ range .users }}{{ .name }}:{{ range .tags }}{{ . }}{{ else }}-{{ end }};{{ end }}
      {{ range .users }}{{ $.s }}{{ end }}
      {{ range .l }}{{ if eq . 2.0 }}{{ break }}{{ end }}{{ . }}{{ end }}
      {{ range .l }}{{ if eq . 2.0 }}{{ continue }}{{ end }}{{ . }}{{ end }}
      {{ range .l }}{{ range $.words }}{{ break }}{{ end }}{{ . }}{{ end }}
      {{ range .l }}{{ with . }}{{ continue }}{{ end }}a{{ end }}b
      {{ range .l }}{{ break }}{{ else }}b{{ end }}c
      {{ range 3 }}{{ . }},{{ end }}
      {{ range 0 }}a{{ else }}b{{ end }}
      {{ range -1 }}a{{ else }}b{{ end }}
      {{ range $i := 3 }}{{ $i }},{{ end }}
      {{ range $i, $x := 3 }}{{ $i }}{{ end }}
      {{ range 'c' }}{{ end }}x
      {{ range .s }}{{ . }}{{ end }}
      {{ range .missing }}a{{ else }}b{{ end }}
      {{ range .nil }}a{{ else }}b{{ end }}
      {{ range .t }}a{{ end }}
      {{ range 1.5 }}a{{ end }}
      {{ range .mixed }}{{ . }};{{ end }}
      {{ range .mixed }}{{ kindOf . }};{{ end }}
      {{ range list 1 "a" nil }}{{ . }};{{ end }}
      {{ range $x := .l }}{{ $x = 9 }}{{ $x }}{{ end }}
      {{ $x := 0 }}{{ range $x = .l }}{{ end }}{{ $x }}
      {{ $i := 0 }}{{ $x := 0 }}{{ range $i, $x = .words }}{{ end }}{{ $i }}{{ $x }}
      {{ range $i, $i := .l }}{{ $i }}{{ end }}
      {{ range $i, := .l }}{{ $i }}{{ end }}
      {{ range $i $x := .l }}{{ $i }}{{ end }}
      {{ range $a, $b, $c := .l }}{{ end }}
      {{ range }}a{{ end }}
      {{ break }}
      {{ continue }}
      {{ range .l }}a
      {{ range .l }}{{ break 1 }}{{ end }}
      {{ if .t }}{{ break }}{{ end }}
      {{ range .l }}{{ end }}{{ break }}
      {{ range split "," "a,b" }}{{ . }};{{ end }}
      {{ range keys .m }}{{ . }};{{ end }}
      {{ range dict "b" 1 "a" 2 }}{{ . }};{{ end }}
      {{ range (slice .l 1) }}{{ . }};{{ end }}
      {{ range $i, $x := .l }}{{ if $i }}, {{ end }}{{ $x }}{{ end }}
      {{ range .m.c.d }}{{ . }} {{ end }}
      {{ range $k, $v := .m.c }}{{ $k }}{{ end }}
      {{ range until 3 }}{{ . }}{{ end }}
      {{ range . }}x{{ end }}
      {{ range (index .users 0).tags }}{{ . }}{{ end }}
    `,
    ),
    group(
      "parts",
      raw`
      {{ define "t" }}[{{ . }}]{{ end }}{{ template "t" .s }}
      {{ define "t" }}[{{ . }}]{{ end }}{{ template "t" }}
      {{ define "t" }}[{{ .a }}]{{ end }}{{ template "t" .m }}{{ template "t" .m }}
      {{ template "t" .s }}{{ define "t" }}<{{ . }}>{{ end }}
      {{ block "b" .m }}{{ .a }}{{ end }}
      {{ block "b" .m }}{{ .a }}{{ end }}{{ template "b" .m }}
      {{ define "a" }}1{{ template "b" . }}{{ end }}{{ define "b" }}2{{ . }}{{ end }}{{ template "a" .n }}
      {{ define "t" }}{{ $.a }}{{ end }}{{ template "t" .m }}
      {{ $x := 1 }}{{ define "t" }}{{ $x }}{{ end }}{{ template "t" }}
      {{ define "t" }}{{ range . }}{{ . }}{{ end }}{{ end }}{{ template "t" .l }}
      {{ range .l }}{{ template "t" . }}{{ end }}{{ define "t" }}<{{ . }}>{{ end }}
      {{ define "t" }}{{ end }}{{ template "t" }}x
      {{ define "t" }}1{{ end }}{{ define "t" }}2{{ end }}{{ template "t" }}
      {{ define "t" }}{{ end }}{{ define "t" }}2{{ end }}{{ template "t" }}
      {{ define "t" }}1{{ end }}{{ define "t" }} {{ end }}{{ template "t" }}
      {{ define t }}1{{ end }}
      {{ define }}1{{ end }}
      {{ define "t" 1 }}1{{ end }}
      {{ define "t" }}1
      {{ if .t }}{{ define "t" }}1{{ end }}{{ end }}
      {{ template t }}
      {{ template }}
      {{ template .s }}
      {{ template "gone" }}
      {{ block "b" }}1{{ end }}
      {{ block b . }}1{{ end }}
      {{ range .l }}{{ block "b" . }}{{ break }}{{ end }}{{ end }}
      {{ define "t" }}{{ break }}{{ end }}
      {{ define "t" }}{{ if . }}{{ . }}{{ template "t" (sub . 1) }}{{ end }}{{ end }}{{ template "t" 3 }}
      {{ define "t" }}{{ .a }}{{ with .c }}{{ .d }}{{ end }}{{ end }}{{ template "t" .m }}
      {{ template "t" ($x := .s) }}{{ define "t" }}{{ . }}{{ end }}
    `,
    ),
    group("raw-names", ["{{ define `t` }}raw{{ end }}{{ template `t` }}", "{{ block `b` 1 }}{{ . }}{{ end }}"]),
  ],
};
