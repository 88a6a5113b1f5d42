import type { Area } from "./area.ts";
import { group, raw } from "./area.ts";

export const numbers: Area = {
  name: "numbers",
  groups: [
    group(
      "convert",
      raw`
      {{ int 1.9 }}
      {{ int "12" }}
      {{ int "0x1f" }}
      {{ int "017" }}
      {{ int "1.5" }}
      {{ int "abc" }}
      {{ int "" }}
      {{ int " 1" }}
      {{ int "-5" }}
      {{ int "1_000" }}
      {{ int true }}
      {{ int nil }}
      {{ int .n }}
      {{ int .neg }}
      {{ int .l }}
      {{ int64 "9223372036854775807" }}
      {{ int64 "9223372036854775808" }}
      {{ int64 1e10 }}
      {{ int64 .big }}
      {{ float64 1 }}
      {{ float64 "1.5" }}
      {{ float64 "1e3" }}
      {{ float64 "abc" }}
      {{ float64 "inf" }}x
      {{ float64 ".5" }}
      {{ float64 "0x1p2" }}
      {{ float64 true }}
      {{ float64 .n }}
      {{ atoi "12" }}
      {{ atoi "-7" }}
      {{ atoi "+7" }}
      {{ atoi "0x1f" }}
      {{ atoi "1.5" }}
      {{ atoi "" }}
      {{ atoi "99999999999999999999" }}x
      {{ toDecimal "777" }}
      {{ toDecimal 644 }}
      {{ toDecimal "9" }}
      {{ toDecimal "-10" }}
    `,
    ),
    group(
      "integers",
      raw`
      {{ add 1 2 }}
      {{ add 1 2 3 4 }}
      {{ add }}
      {{ add 1 }}
      {{ add "1" "2" }}
      {{ add 1.9 1.9 }}
      {{ add .n 1 }}
      {{ add nil 1 }}
      {{ add1 41 }}
      {{ add1 .n }}
      {{ sub 5 3 }}
      {{ sub 3 5 }}
      {{ mul 2 3 }}
      {{ mul 2 3 4 }}
      {{ mul 2 }}
      {{ div 7 2 }}
      {{ div -7 2 }}
      {{ div 1 0 }}
      {{ mod 7 3 }}
      {{ mod -7 3 }}
      {{ mod 1 0 }}
      {{ max 1 3 2 }}
      {{ biggest 1 3 2 }}
      {{ max 1 }}
      {{ max "5" 3 }}
      {{ min 3 1 2 }}
      {{ min -1 .neg }}
      {{ add 9223372036854775807 1 }}x
      {{ mul 4294967296 4294967296 }}
      {{ .n | add 1 | mul 2 }}
      {{ 3 | sub 10 }}
      {{ sub 1 2 3 }}
    `,
    ),
    group(
      "floats",
      raw`
      {{ addf 0.1 0.2 }}
      {{ addf 1 2 }}
      {{ addf }}
      {{ addf 1.5 }}
      {{ addf "1.5" 1 }}
      {{ add1f 1.5 }}
      {{ subf 1 0.9 }}
      {{ subf 5 1 1.5 }}
      {{ mulf 1.1 1.1 }}
      {{ mulf 2 3 0.5 }}
      {{ divf 1 3 }}
      {{ divf 10 4 }}
      {{ divf 1 0 }}
      {{ divf 2 3 7 }}
      {{ divf 1e-20 3 }}
      {{ maxf 1.5 2.5 }}
      {{ minf 1.5 2.5 -1 }}
      {{ floor 1.9 }}
      {{ floor -1.1 }}
      {{ floor "2.5" }}
      {{ ceil 1.1 }}
      {{ ceil -1.9 }}
      {{ round 123.555555 3 }}
      {{ round 2.5 0 }}
      {{ round -2.5 0 }}
      {{ round 1.45 1 }}
      {{ round 10.5 0 0.6 }}
      {{ round 1234.5678 -2 }}
      {{ round "3.14159" 2 }}
      {{ floor .n }}
      {{ ceil .f }}
      {{ addf .big 0.5 }}
      {{ mulf 1e200 1e200 }}x
      {{ addf 1e308 1e308 }}x
    `,
    ),
    group(
      "text",
      raw`
      x{{ .n }}
      x{{ .f }}
      x{{ .neg }}
      x{{ .big }}
      x{{ .huge }}
      x{{ .tiny }}
      x{{ 1e-5 }}
      x{{ 123456.789 }}
      x{{ 1234567.0 }}
      x{{ 21e20 }}
      x{{ 0.1 }}
      x{{ 1e100 }}
      x{{ divf 1 7 }}
      x{{ floor 1e9 }}
      x{{ .zero }}
      x{{ -0.0 }}
      x{{ .l }}
      x{{ .mixed }}
      x{{ .m }}
      x{{ .users }}
      x{{ .none }}
      x{{ .em }}
      x{{ .t }}
      x{{ list nil }}
      x{{ dict "a" nil }}
      x{{ semver "v1.2-rc.1+b" }}
    `,
    ),
  ],
};
