// Garbage to feed to grading and merging: submissions and reports, broken in every way that mails,
// platforms, editors and the malicious know. A number gives the same garbage every time.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A number from 0 to 1, the next of a sequence that a seed decides. */
export type Dice = () => number

/** Dice that fall alike for the same number (mulberry32). */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const below = (roll: Dice, most: number) => Math.floor(roll() * most)

function oneOf<T>(roll: Dice, all: readonly T[]): T {
  const found = all[below(roll, all.length)]
  if (found === undefined) throw new Error('there is nothing to choose from')
  return found
}

/** What is written in place of a file; a function makes it itself. */
type Broken = string | Uint8Array | ((path: string) => void)

const nest = (open: string, close: string, depth: number) =>
  `export const x = ${open.repeat(depth)}1${close.repeat(depth)}\n`

/** Ways to break a file, by name. */
const BREAKS: Readonly<Record<string, (text: string, roll: Dice) => Broken>> = {
  untouched: (text) => text,
  truncated: (text, roll) => text.slice(0, below(roll, text.length)),
  empty: () => '',
  binary: (_, roll) => Uint8Array.from({ length: below(roll, 5000) }, () => below(roll, 256)),
  giant: (text) => text + ' '.repeat(300_000),
  nearlyGiant: (text) => `${text}\n// ${'x'.repeat(190_000 - text.length)}`,
  longLine: () => `export const x = ${'1 + '.repeat(45_000)}1\n`,
  parens: (_, roll) => nest('(', ')', 1000 * (1 + below(roll, 90))),
  brackets: (_, roll) => nest('[', ']', 1000 * (1 + below(roll, 90))),
  braces: (_, roll) => `${'{'.repeat(1000 * (1 + below(roll, 90)))}`,
  functions: (_, roll) => nest('(() => ', ')()', 1000 * (1 + below(roll, 20))),
  types: (_, roll) => `type X = ${'Array<'.repeat(1000 * (1 + below(roll, 30)))}`,
  templates: (_, roll) => nest('`${', '}`', 1000 * (1 + below(roll, 40))),
  latin1: (text) => Buffer.from(`// contraseña según\n${text}`, 'latin1'),
  utf16: (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  bom: (text) => `\uFEFF${text}`,
  nul: (text, roll) => text.slice(0, 40) + '\0'.repeat(1 + below(roll, 5)) + text.slice(40),
  carriageReturns: (text) => text.replaceAll('\n', '\r'),
  lineSeparators: (text) => text.replaceAll('\n', '\u2028'),
  hashbang: (text) => `#!/usr/bin/env node\n${text}`,
  surrogates: (text) => Buffer.concat([Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(text)]),
  importsItself: (text) => `import * as me from './07-hundred-files.ts'\n${text}\nme.x`,
  importsOthers: (text, roll) => {
    const paths = [
      '../../solutions/02-coroutines-and-tasks/07-hundred-files.ts',
      'node:fs',
      '../todo.ts',
      './',
      'vitest',
      'data:text/javascript,1',
      'file:///etc/passwd',
    ]
    return `import * as other from '${oneOf(roll, paths)}'\nexport { other }\n${text}`
  },
  swapsLines: (text, roll) => {
    const lines = text.split('\n')
    const [a, b] = [below(roll, lines.length), below(roll, lines.length)]
    ;[lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? '']
    return lines.join('\n')
  },
  dropsLine: (text, roll) => {
    const lines = text.split('\n')
    lines.splice(below(roll, lines.length), 1)
    return lines.join('\n')
  },
  dropsCharacter: (text, roll) => {
    const at = below(roll, text.length)
    return text.slice(0, at) + text.slice(at + 1)
  },
  addsCharacter: (text, roll) => {
    const at = below(roll, text.length)
    return (
      text.slice(0, at) + oneOf(roll, [...'(){}[]"\'`\\/*=;,.:!?#@0aé中😀\u202E']) + text.slice(at)
    )
  },
  doesNotEnd: (text, roll) =>
    text +
    oneOf(roll, [
      '\nwhile (true) {}\n',
      '\nfor (;;) {}\n',
      '\n/(a+)+$/.test("a".repeat(40) + "b")\n',
    ]),
  throws: (text, roll) =>
    `${text}\nthrow ${oneOf(roll, ['null', 'undefined', '"x"', '{}', 'new Proxy({}, {})', 'new Error("x".repeat(1e6))'])}\n`,
  missing: () => (path) => rmSync(path, { force: true }),
  isFolder: () => (path) => mkdirSync(path, { recursive: true }),
  isLink: () => (path) => symlinkSync('/etc/passwd', path),
  isLoop: () => (path) => symlinkSync(path, path),
  isPipe: () => (path) => void spawnSync('mkfifo', [path]),
}

/** Strange names for files beside the exercises, which nobody asked for. */
const NAMES = [
  'é.ts',
  'e\u0301.ts',
  '中文.ts',
  '😀.ts',
  '\u202Ets.evil',
  'a\nb.ts',
  ' .ts',
  '-rf',
  'con',
  `${'x'.repeat(200)}.ts`,
]

/** Makes a folder with one broken file in it; gives the name of what was done. */
export function brokenSubmission(
  folder: string,
  stub: string,
  text: string,
  number: number,
): string {
  const roll = dice(number)
  const names = Object.keys(BREAKS)
  // Each in its turn: a thousand of them have every one of the ways some thirty times.
  const name = names[number % names.length] ?? 'empty'
  const path = join(folder, stub)
  mkdirSync(dirname(path), { recursive: true })
  if (roll() < 0.3) writeFileSync(join(dirname(path), oneOf(roll, NAMES)), text)
  const broken = BREAKS[name]?.(text, roll) ?? ''
  if (typeof broken === 'function') broken(path)
  else writeFileSync(path, broken)
  return name
}

/** The report's text, broken: as bytes, as text, or as a value. */
export function brokenReport(text: string, number: number): Uint8Array {
  const roll = dice(number)
  const bytes = Buffer.from(text)
  switch (number % 8) {
    case 0:
      return bytes.subarray(0, below(roll, bytes.length))
    case 1:
      for (let times = 1 + below(roll, 20); times > 0; times -= 1)
        bytes[below(roll, bytes.length)] = below(roll, 256)
      return bytes
    case 2: {
      const at = below(roll, text.length)
      const pieces = [
        '{',
        '}',
        '[',
        ']',
        ',',
        '"',
        '\\',
        '\0',
        '\uFEFF',
        '1e999',
        '__proto__',
        '['.repeat(50_000),
        '{"a":'.repeat(50_000),
      ]
      return Buffer.from(text.slice(0, at) + oneOf(roll, pieces) + text.slice(at))
    }
    case 3:
      return Buffer.from(text, oneOf(roll, ['utf16le', 'latin1', 'base64'] as const))
    default: {
      const value: unknown = JSON.parse(text)
      for (let times = 1 + below(roll, 3); times > 0; times -= 1) breakIn(value, roll)
      return Buffer.from(JSON.stringify(value))
    }
  }
}

const HOSTILE: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 1e308, -0, '', 'x', [], {}, [[]], [null]],
  ...['__proto__', '\u202E', '\0', '=1+1', '<script>', '::error::x', 'x'.repeat(20_000)],
  ...[
    { en: 1, es: 2 },
    { en: 'x' },
    { kind: 'x', text: null },
    Array.from({ length: 500 }, () => ({})),
  ],
]

/** Puts something else in the place of one of the values, takes one away, or adds one. */
function breakIn(root: unknown, roll: Dice): void {
  let value = root
  for (let depth = below(roll, 9); depth > 0; depth -= 1) {
    const inner = Object.values(value as object).filter(
      (each) => typeof each === 'object' && each !== null,
    )
    if (inner.length === 0) break
    value = oneOf(roll, inner)
  }
  const target = value as Record<string, unknown>
  const keys = Object.keys(target)
  const way = roll()
  if (keys.length === 0 || way < 0.15)
    Object.assign(target, { [oneOf(roll, ['x', 'constructor', 'id', '0'])]: oneOf(roll, HOSTILE) })
  else if (way < 0.3) delete target[oneOf(roll, keys)]
  else if (way < 0.4 && Array.isArray(value)) value.push(...value)
  else target[oneOf(roll, keys)] = oneOf(roll, HOSTILE)
}
