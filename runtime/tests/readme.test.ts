// The example of the README prints what the README says, in both languages.
import { readFileSync } from 'node:fs'
import { ts } from 'ts-morph'
import { describe, expect, it } from 'vitest'
import * as runtime from '../index.ts'

describe.each(['README.md', 'README.es.md'])('%s', (file) => {
  const text = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')

  it('has an example that prints what is said below it', () => {
    const [, code = ''] = /```ts\n(.*?)```/s.exec(text) ?? []
    const [, output] = /```text\n(.*?)```/s.exec(text) ?? []
    const body = ts.transpile(
      code.replace(/^import (.*) from '#runtime'$/m, 'const $1 = runtime'),
      {
        target: ts.ScriptTarget.ES2022,
      },
    )
    const lines: string[] = []
    const console = { log: (line: string) => lines.push(`${line}\n`) }
    new Function('runtime', 'console', body)(runtime, console)
    expect(lines.join('')).toBe(output)
  })

  it('speaks of nothing that is not there', () => {
    const words = [
      ...text.matchAll(/`(?:yield\* |const \w+ = (?:new )?)?([a-z]+[A-Z]\w*|[A-Z]\w+)\(/g),
    ]
    const unknown = words.map(([, name]) => name ?? '').filter((name) => !(name in runtime))
    expect(unknown).toEqual([])
  })
})
