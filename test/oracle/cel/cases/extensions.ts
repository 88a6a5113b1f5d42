import type { Area } from "./area.ts";
import { cases, group, raw } from "./area.ts";

const numbers = ["2.5", "-2.5", "0.5", "-0.5", "1.0", "0.0", "double('NaN')", "double('Infinity')", "1e300"];

export const extensions: Area = {
  name: "extensions",
  groups: [
    cases(
      "math-rounding",
      ["ceil", "floor", "round", "trunc", "abs", "sign", "isNaN", "isInf", "isFinite", "sqrt"].flatMap((name) =>
        numbers.map((number) => `math.${name}(${number})`),
      ),
      { env: "plain" },
    ),
    group(
      "math",
      raw`
math.greatest(1)
math.greatest(1, 2)
math.greatest(1, 2.5, 3u)
math.greatest(3u, 2.5, 1)
math.greatest([1, 5, 3])
math.greatest([1.5, 0.5])
math.greatest([])
math.greatest()
math.greatest('a')
math.greatest(1, 'a')
math.greatest(dyn('a'))
math.greatest(1, 1.0)
math.greatest(1.0, 1)
math.greatest(-1, 0u)
math.greatest(9223372036854775807, 9223372036854775808u)
math.greatest(1, double('NaN'))
math.greatest([dyn(1), dyn('a')])
math.least(1)
math.least(1, 2)
math.least(1, 2.5, 3u)
math.least([5, 1, 3])
math.least([])
math.least()
math.least(1, 'a')
math.least(0u, -1)
math.least(1, dyn(null))
math.abs(-1)
math.abs(1)
math.abs(-9223372036854775808)
math.abs(1u)
math.abs('a')
math.sign(-5)
math.sign(0)
math.sign(5u)
math.sign(0u)
math.sqrt(4)
math.sqrt(2u)
math.sqrt(-1)
math.sqrt('a')
math.ceil(1)
math.bitAnd(5, 3)
math.bitAnd(5u, 3u)
math.bitAnd(5, 3u)
math.bitAnd(-1, 255)
math.bitOr(5, 3)
math.bitOr(5u, 3u)
math.bitXor(5, 3)
math.bitXor(5u, 3u)
math.bitNot(1)
math.bitNot(0u)
math.bitNot(-1)
math.bitShiftLeft(1, 3)
math.bitShiftLeft(1, 63)
math.bitShiftLeft(1, 64)
math.bitShiftLeft(1, -1)
math.bitShiftLeft(1u, 63)
math.bitShiftLeft(1u, 64)
math.bitShiftLeft(-1, 1)
math.bitShiftRight(-8, 1)
math.bitShiftRight(8, 1)
math.bitShiftRight(8u, 1)
math.bitShiftRight(8, 64)
math.bitShiftRight(-1, 64)
math.bitShiftRight(8, -1)
math.bitShiftRight(18446744073709551615u, 63)
math.isNaN(1)
math.isInf(1.0 / 0.0)
[1, 2].map(x, math.greatest(x, 2))
math.pow(2, 3)
`,
      { env: "plain", types: { x: "int" }, variables: { x: 4 } },
    ),
    group(
      "encoders",
      raw`
base64.encode(b'hello')
base64.encode(b'')
base64.encode(b'\xff\xfe')
base64.encode('a')
base64.decode('aGVsbG8=')
base64.decode('aGVsbG8')
base64.decode('')
base64.decode('a')
base64.decode('!!!!')
base64.decode('//79')
base64.decode('__79')
base64.decode('aGVs\nbG8=')
base64.decode('aGVsbG8==')
base64.decode(base64.encode(b'round')) == b'round'
string(base64.decode('w6k='))
`,
      { env: "plain" },
    ),
    group(
      "regex",
      raw`
regex.replace('foo bar foo', 'foo', 'x')
regex.replace('foo bar foo', 'foo', 'x', 1)
regex.replace('foo bar foo', 'foo', 'x', 0)
regex.replace('foo bar foo', 'foo', 'x', -1)
regex.replace('foo bar foo', 'foo', 'x', -2)
regex.replace('John Smith', r'(\w+) (\w+)', r'\2 \1')
regex.replace('abc', 'b', r'[\0]')
regex.replace('abc', 'b', r'\1')
regex.replace('abc', 'b', r'\\')
regex.replace('abc', 'b', r'\a')
regex.replace('abc', 'b', r'\')
regex.replace('abc', '(b', 'x')
regex.replace('abc', '', '-')
regex.replace('日本語', '本', 'x')
regex.replace('aaa', 'a*', 'b')
regex.replace('abc', 'B', 'x')
regex.replace('abc', '(?i)B', 'x')
regex.replace('abc', '$', '!')
regex.extract('id: 42', r'\d+')
regex.extract('id: 42', r'id: (\d+)')
regex.extract('none', r'\d+')
regex.extract('a1b2', r'([a-z])(\d)')
regex.extract('abc', '(b')
regex.extract('abc', '(?:b)c')
regex.extract('ab', 'a(x?)b')
regex.extract('', '')
regex.extractAll('a1b2', r'\d')
regex.extractAll('a1b2', r'[a-z](\d)')
regex.extractAll('abc', r'\d')
regex.extractAll('a1b2', r'([a-z])(\d)')
regex.extractAll('aaa', 'a*')
regex.extractAll('', '')
regex.extractAll('abc', '[')
`,
      { env: "plain" },
    ),
    group(
      "sets",
      raw`
sets.contains([1, 2, 3], [2])
sets.equivalent([1, 2], [2, 1, 1])
sets.intersects([1, 2], [2, 3])
sets.contains([], [1])
sets.equivalent([], [])
sets.intersects([], [])
`,
      { env: "plain" },
    ),
    group(
      "cost-model",
      raw`
has(o.a)
has(o.a.b)
1 + 2
'a' + 'b'
o.s.contains('z')
o.s.matches('^z+$')
o.xs.all(x, x > 0)
o.xs.map(x, x * 2).size()
o.s == o.s
o.xs == o.xs
o.xs + o.xs
[1, 2, 3]
{'a': 1}
[1, 2, 3] == [1, 2, 3]
3 in o.xs
'a' in o
o.s.startsWith('z')
o.s.endsWith('zz')
o.s.size()
string(o.s)
o.s < 'a'
duration('1h') < duration('2h')
bytes(o.s)
o.s.split('z')
o.s.replace('z', 'yy')
o.s.upperAscii()
o.xs.sort()
o.xs.distinct()
o.xs.reverse()
lists.range(10)
sets.contains(o.xs, o.xs)
base64.encode(bytes(o.s))
'%s'.format([o.s])
math.greatest(o.xs)
regex.extract(o.s, 'z+')
o.a.b.size() == 0 ? o.s : o.xs[0]
cel.bind(x, o.s + o.s, x + x).size()
`,
      {
        env: "plain",
        variables: { o: { a: { b: "" }, s: "z".repeat(150), xs: [5, 3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5] } },
      },
    ),
    group(
      "not-in-kubernetes",
      raw`
math.greatest(1, 2)
base64.encode(b'a')
regex.replace('a', 'a', 'b')
'abc'.reverse()
strings.quote('a')
`,
    ),
  ],
};
