import type { Area } from "./area.ts";
import { group, raw } from "./area.ts";

const variables = { xs: [1, 2, 3], o: { a: { b: 2 } } };

export const bindings: Area = {
  name: "bindings",
  groups: [
    group(
      "plain",
      raw`
cel.bind(x, 1, x + x)
cel.bind(x, 1 / 0, 2)
cel.bind(x, 1 / 0, x)
cel.bind(x, 1 / 0, true || x > 0)
cel.bind(x, xs.size(), xs.map(i, i * x))
cel.bind(a, 'a', cel.bind(b, 'b', a + b + a))
cel.bind(a, 1, cel.bind(a, a + 1, a + 1))
cel.bind(x, o.a, x.b + x.b)
cel.bind(x, o.a.absent, 1)
cel.bind(x, [1, 2], x.all(i, i > 0) && x.exists(i, i > 1))
xs.all(i, cel.bind(sq, i * i, sq >= i))
xs.map(i, cel.bind(j, i + 1, [i, j]))
cel.bind(x, 'a', x.size())
cel.bind(x, {'a': 1}, has(x.a) && !has(x.b))
cel.bind(valid, xs.filter(i, i > 1), valid.size() == 2 && valid[0] == 2)
cel.bind(1, 2, 3)
cel.bind(x.y, 2, 3)
cel.bind(x, 1)
cel.bind(x, 1, y)
cel.bind(x, optional.of(1), x.orValue(2))
cel.bind(f, 1.5, f * f)
bind(x, 1, x)
cel.block([1], 2)
`,
      { env: "plain", variables },
    ),
    group(
      "kubernetes",
      raw`
cel.bind(x, 1, x + x)
cel.bind(x, xs, x.size())
`,
      { variables },
    ),
  ],
};
