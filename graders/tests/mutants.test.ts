// Mutants made of snippets: what each operator writes, and what is no mutant at all.
import { describe, expect, it } from 'vitest'
import { mutantsOf } from '../mutants.ts'

const FILE = 'solutions/02-coroutines-and-tasks/07-hundred-files.ts'

/** What the operator makes of a body: each mutant's changed lines. */
function made(operator: string, body: string, imports = 'createTask, gather, sleep'): string[] {
  const mutants = mutantsOf(FILE, coroutine(body, imports), '')
  return mutants
    .filter((mutant) => mutant.operator === operator)
    .map(({ diff }) => diff.filter((line) => !line.startsWith('-')).join(' / '))
}

function coroutine(body: string, imports: string): string {
  const lines = body.split(' / ').map((line) => `  ${line}`)
  return [
    `import { ${imports} } from '#runtime'`,
    'function* main(xs, f, task) {',
    ...lines,
    '}',
  ].join('\n')
}

describe('mutantsOf', () => {
  it.each([
    ['drop-yield-star', 'yield* f()', ['+ f()']],
    ['drop-yield-star', 'return (yield* f()) + 1', ['+ return (f()) + 1']],
    ['yield-without-star', 'const a = yield* f()', ['+ const a = yield f()']],
    ['drop-create-task', "createTask(f(), { name: 'a' })", ['+ f()']],
    ['drop-create-task', 'group.createTask(f())', ['+ f()']],
    ['await-created-task', 'const a = createTask(f())', ['+ const a = (yield* createTask(f()))']],
    ['drop-throw', 'try { f() } catch (e) { throw e }', ['+ try { f() } catch (e) {  }']],
    ['drop-throw', 'if (xs) throw xs', ['+ if (xs) {}']],
    ['drop-finally', 'try { f() } finally { xs() }', ['+ { f() }']],
    ['cleanup-only-on-success', 'try { f() } finally { xs() }', ['+ { f() } { xs() }']],
    ['drop-catch', 'try { f() } catch (e) { xs() }', ['+ { f() }']],
    ['empty-catch', 'try { f() } catch (e) { xs() }', ['+ try { f() } catch (e) {}']],
    ['swallow', 'yield* task', ['+ try { yield* task } catch {}']],
    ['swallow', 'try { f() } finally { xs() }', ['+ try { f() } catch {} finally { xs() }']],
    ['swallow', 'try { yield* task } catch {}', []],
    ['swallow', 'yield* sleep(1)', []],
    ['swallow', 'yield xs', []],
    ['swallow', 'f.cancel() / yield* sleep(1)', ['+ try { yield* sleep(1) } catch {}']],
    ['swallow', 'yield* gather(xs, { returnExceptions: true })', []],
    ['any-error', 'if (f instanceof TypeError) xs()', ['+ if (f instanceof Error) xs()']],
    [
      'gather-one-by-one',
      'return yield* gather(xs)',
      [
        '+ return yield* (function* () { const all = []; for (const one of xs) all.push(yield* one); return all })()',
      ],
    ],
    [
      'loop-to-gather',
      'for (const x of xs) yield* f(x)',
      ['+ yield* gather(Array.from(xs, function* (x) { yield* f(x) }))'],
    ],
    ['loop-to-gather', 'for (const x of xs) { if (yield* f(x)) break }', []],
    ['reverse-results', 'return yield* gather(xs)', ['+ return (yield* gather(xs)).reverse()']],
    ['reverse-results', 'yield* gather(xs)', []],
    ['forget-first', 'yield* gather(xs.map(f))', ['+ yield* gather([...xs].slice(1).map(f))']],
    ['forget-first', 'yield* gather(xs)', ['+ yield* gather([...xs].slice(1))']],
    ['forget-last', 'for (const x of xs) f(x)', ['+ for (const x of [...xs].slice(0, -1)) f(x)']],
    ['reverse', 'return xs.map(f)', ['+ return [...xs].reverse().map(f)']],
    ['forget-first', "return ['a', 'b']", ["+ return ['b']"]],
    ['swap-ends', "return ['a', 'b', 'c']", ["+ return ['c', 'b', 'a']"]],
    ['only-once', 'for (const x of xs) { f(x) }', ['+ for (const x of xs) { f(x) ; break }']],
    ['swap-neighbours', 'task.cancel() / yield* task', ['  yield* task / + task.cancel()']],
    ['swap-neighbours', 'const a = f() / const b = f() / return a - b', []],
    ['swap-neighbours', 'const a = f() / a.go()', []],
    ['call-the-callback', 'task.addDoneCallback(f)', ['+ task.addDoneCallback(f(task))']],
    ['call-the-callback', 'callLater(1, () => f())', ['+ callLater(1, (() => f())())']],
    ['call-the-callback', 'xs.map(f)', ['+ xs.map(f())']],
    ['return-early', 'f() / yield* task / return xs', ['+ return xs; yield* task']],
    ['return-early', 'const a = yield* task / return a', ['+ return; const a = yield* task']],
    [
      'return-early',
      'f() / return xs / function* later() { yield 1 }',
      ['+ function* later() { return; yield 1 }'],
    ],
    ['return-nothing', 'return f()', ['+ return']],
    ['return-nothing', 'return undefined', []],
    ['drop-statement', 'f() / yield* task', ['', '']],
    [
      'empty-function',
      'task.addDoneCallback(() => f())',
      ['+ task.addDoneCallback(() => undefined)'],
    ],
    ['off-by-one', 'f(2)', ['+ f(3)', '+ f(1)']],
    ['off-by-one', 'f(0.5)', ['+ f(1.5)', '+ f(0)']],
    ['other-operator', 'while (xs < 2) f()', ['+ while (xs <= 2) f()']],
    ['negate', 'if (f(xs)) task()', ['+ if (!(f(xs))) task()']],
    ['negate', 'if (!f(xs)) task()', ['+ if (f(xs)) task()']],
    ['always', 'if (f(xs)) task()', ['+ if (true) task()']],
    ['never', 'if (f(xs)) task()', ['+ if (false) task()']],
    ['other-boolean', 'f(true)', ['+ f(false)']],
    ['no-text', `f(\`a \${xs}\`)`, ["+ f('')"]],
    ['no-default', 'f(xs ?? 1)', ['+ f(xs)']],
    ['one-turn-more', 'yield* sleep(0)', ['+ yield* sleep(0); yield']],
    ['one-turn-more', 'yield', ['+ yield; yield']],
    ['one-turn-more', 'while (f()) yield', ['+ while (f()) { yield; yield }']],
    ['one-turn-more', 'yield* sleep(1)', []],
    ['a-turn-later', 'const a = task.cancel()', ['+ yield; const a = task.cancel()']],
    ['ignore-option', 'gather(xs, { returnExceptions: true })', ['+ gather(xs, {})']],
    ['ignore-option', 'f(xs, { a: 1, b })', ['+ f(xs, { b })', '+ f(xs, { a: 1 })']],
    ['ignore-option', 'f({ a: 1 })', []],
    [
      'other-return-when',
      "wait(xs, { returnWhen: 'ALL_COMPLETED' })",
      [
        "+ wait(xs, { returnWhen: 'FIRST_COMPLETED' })",
        "+ wait(xs, { returnWhen: 'FIRST_EXCEPTION' })",
      ],
    ],
    ['drop-shield', 'yield* shield(task)', ['+ yield* task']],
    ['drop-waitFor', 'yield* waitFor(f(), 2)', ['+ yield* f()']],
    [
      'drop-async-with',
      'yield* asyncWith(timeout(2), function* () { yield* f() })',
      ['+ yield* (function* () { yield* f() })()'],
    ],
  ] as const)('%s: %s', (operator, body, expected) => {
    expect(made(operator, body)).toEqual(expected)
  })

  it('imports what a mutant needs', () => {
    const [mutant = ''] = made('loop-to-gather', 'for (const x of xs) yield* f(x)', 'sleep')
    expect(mutant).toMatch(/^\+ import \{ gather \} from '#runtime'; import \{ sleep \}/)
  })

  it('takes a mutant once, and none that cannot run or is the solution again', () => {
    const mutants = mutantsOf(FILE, coroutine("f('') / yield* task / return", 'sleep'), '')
    const codes = mutants.map(({ program }) => program.code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(mutants.every(({ program }) => program.problem === undefined)).toBe(true)
    expect(mutants.map(({ operator }) => operator)).not.toContain('no-text')
  })

  it('changes nothing that the stub has given, and no types', () => {
    const given = "export type Kind = 'a' | 'b'\nexport function* given() {\n  yield 1\n}"
    const own = 'export function* own() {\n  yield 2\n}'
    const mutants = mutantsOf(FILE, `${given}\n${own}\n`, `${given}\nexport function* own() {}\n`)
    expect(new Set(mutants.map(({ where }) => where))).toEqual(new Set(['own']))
    expect(mutantsOf(FILE, given, '').map(({ where }) => where)).toContain('given')
  })

  it('names a mutant by what it changes, whatever stands above', () => {
    const text = 'function* a() {\n  yield 1\n  yield 1\n}\n'
    const keys = (source: string) => mutantsOf(FILE, source, '').map(({ key }) => key)
    expect(keys(`\n\n${text}`)).toEqual(keys(text))
    expect(new Set(keys(text)).size).toBe(keys(text).length)
    expect(keys(text)).toContain('off-by-one in a (2)\n- yield 1\n+ yield 2')
    expect(keys(text.replaceAll('\n', '\r\n'))).toEqual(keys(text))
  })
})
