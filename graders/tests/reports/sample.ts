// A report as a class would have it, in which every text that a student can choose is hostile.
import { simulate } from '#runtime'
import { gradedOf, submissionOf, ungraded } from '../../reports/graded.ts'
import type { Assigned, Report } from '../../reports/report.ts'
import type { ExerciseResult } from '../../seal/seal.ts'
import { timelineOf } from '../../timeline/model.ts'
import type { CheckState, Message } from '../../verdict.ts'
import { cancelling } from '../timeline/programs.ts'

/** What a program may say to whoever reads its grade. */
export const HOSTILE = [
  '</script><script>alert(1)</script><img src=x onerror="alert(2)">',
  ']]></failure><testcase name="won"/>',
  '::error file=a::b\n::stop-commands::x\n##[error]y',
  '=HYPERLINK("http://evil.example","grade")',
  '| a | b |\n# Title\n@everyone [x](javascript:alert(1)) ![i](http://evil.example/i.png) ```',
  '\u001B[2J\u001B]0;owned\u0007\u202Etxt \u0000 \uD800 \uFFFF',
].join('\n')

const hostile = { en: HOSTILE, es: HOSTILE }

export const EXERCISES: readonly Assigned[] = [
  {
    ...{ id: '01/01', file: 'exercises/01-concurrency/01-hello-coroutine.ts', points: 10 },
    title: { en: 'hello coroutine', es: 'hola, corrutina' },
    checks: [
      { en: 'greets', es: 'saluda' },
      { en: 'waits', es: 'espera' },
      { en: 'ends', es: 'termina' },
    ],
  },
  {
    ...{ id: '02/07', file: 'exercises/02-coroutines-and-tasks/07-hundred-files.ts', points: 5 },
    title: { en: 'hundred files', es: 'cien archivos' },
    checks: [
      { en: 'reads <all>', es: 'lee <todo>' },
      { en: 'overlaps', es: 'solapa' },
    ],
  },
]

export const MESSAGE: Message = {
  level: 'trace',
  card: 'M23',
  check: 'waits',
  requirement: { en: 'waits', es: 'espera' },
  seen: hostile,
  counterexample: hostile,
  trace: [{ time: 0.5, text: hostile, mark: hostile, line: 3 }],
  place: { file: 'exercises/01-concurrency/01-hello-coroutine.ts', line: 12, column: 3 },
  advice: { en: 'Create the tasks first.', es: 'Primero se crean las tareas.' },
  again: 'npm test 01/01 -- --check 2 --seed 7',
}

/** What the seal says of the exercise number `at`, whose checks end so. */
export function result(
  at: number,
  states: readonly CheckState[],
  more: Partial<ExerciseResult> = {},
): ExerciseResult {
  const exercise = assigned(at)
  const isAll = states.every((state) => state === 'passed')
  return {
    exercise: exercise.id,
    state: isAll ? 'passed' : 'wrong',
    checks: exercise.checks.map((name, number) => ({ name, state: states[number] ?? 'notRun' })),
    others: [],
    ...more,
  }
}

function assigned(at: number): Assigned {
  const exercise = EXERCISES[at]
  if (exercise === undefined) throw new Error(`there is no exercise number ${at}`)
  return exercise
}

const graded = (at: number, states: readonly CheckState[], more: Partial<ExerciseResult> = {}) =>
  gradedOf(result(at, states, more), assigned(at))

/** All is right, something is wrong, nothing can be graded; the last id is as bad as ids can be. */
export const REPORT: Report = {
  schema: 'asyncio-kit/report/v1',
  kit: { version: '0.1.0', hash: 'a'.repeat(64) },
  seed: 7,
  exercises: EXERCISES,
  submissions: [
    submissionOf({ id: 'ana', notes: [], commit: 'c'.repeat(40) }, [
      graded(0, ['passed', 'passed', 'passed'], {
        remark: { level: 'style', seen: { en: 'Shorter is possible.', es: 'Se puede más corto.' } },
      }),
      graded(1, ['passed', 'passed']),
    ]),
    submissionOf({ id: 'bob', notes: [hostile] }, [
      graded(0, ['passed', 'failed', 'notRun'], {
        message: MESSAGE,
        others: [{ level: 'source', card: 'M01', seen: hostile }],
        timeline: timelineOf(simulate(cancelling()).trace),
        time: 1,
      }),
      graded(1, ['todo', 'todo'], { state: 'notStarted' }),
    ]),
    ungraded('eve', { kind: 'git', text: hostile }),
    submissionOf(
      { id: HOSTILE.slice(0, 60).split('\n').join(' '), notes: [], unsealed: [hostile] },
      [
        graded(0, ['notRun', 'notRun', 'notRun'], {
          problem: { kind: 'timeout', text: { en: 'It did not end.', es: 'No terminó.' } },
        }),
        graded(1, [], { state: 'notStarted', problem: { kind: 'missing', text: hostile } }),
      ],
    ),
  ].sort((a, b) => (a.id < b.id ? -1 : 1)),
}

/** The same report with the submission of one id alone. */
export function only(id: string): Report {
  return { ...REPORT, submissions: REPORT.submissions.filter((each) => each.id === id) }
}

/** The submission of an id. */
export function submission(id: string): Report['submissions'][number] {
  const found = REPORT.submissions.find((each) => each.id === id)
  if (found === undefined) throw new Error(`there is no submission ${id}`)
  return found
}
