// From what the seal says of an exercise to what the report says. A program may have logged a novel:
// every text and list is cut here to what report.schema.json allows.
import type { Text } from '../language.ts'
import type { ExerciseResult } from '../seal/seal.ts'
import { shorten } from '../shorten.ts'
import type { Row, Timeline } from '../timeline/model.ts'
import { gapOf } from '../timeline/words.ts'
import { type ExerciseState, given, type Message, type TraceLine } from '../verdict.ts'
import type { Assigned, Graded, Problem, Submission } from './report.ts'
import { scoreOf, total } from './scores.ts'

const LINE = 2000
const ROWS = 60
const OTHERS = 20
/** As many as the closing sentence of a timeline needs, to know that there are more. */
const LEFT = 9

/** What the seal says; a problem may also be one of where the file came from. */
export type Sealed = Omit<ExerciseResult, 'problem'> & { readonly problem?: Problem }

/** What the report says of an exercise; the score follows from its checks. */
export function gradedOf(result: Sealed, { id, file, points, checks }: Assigned): Graded {
  // By name, so that a result that is not there, or there twice, counts nothing.
  const states = checks.map(({ en }) => {
    const own = result.checks.filter(({ name }) => name.en === en)
    return (own.length === 1 && own[0]?.state) || 'notRun'
  })
  const passed = states.filter((state) => state === 'passed').length
  const { message, remark, timeline, problem, time } = result
  return {
    exercise: id,
    state: stateOf(result.state, passed === checks.length && passed > 0),
    score: scoreOf(points, passed, checks.length),
    checks: states,
    others: result.others
      .slice(0, OTHERS)
      .map((other) => cutMessage({ ...other, trace: [] }, file)),
    ...given({
      problem: problem && cutProblem(problem),
      message: message && cutMessage(message, file),
      remark: remark && cutMessage(remark, file),
      timeline: timeline && cutTimeline(timeline),
      time,
    }),
  }
}

function stateOf(state: ExerciseState, isAll: boolean): ExerciseState {
  if (isAll) return 'passed'
  return state === 'passed' ? 'wrong' : state
}

/** A submission with all its results. */
export function submissionOf(
  about: Pick<Submission, 'id' | 'commit' | 'unsealed'> & { readonly notes: readonly Text[] },
  results: readonly Graded[],
): Submission {
  const { id, notes, commit, unsealed } = about
  return {
    id,
    notes: notes.slice(0, 20).map(cutText),
    score: total(results.map(({ score }) => score)),
    results,
    ...given({ commit, unsealed: unsealed?.map(cutText) }),
  }
}

/** A submission that was not graded. */
export function ungraded(id: string, problem: Problem): Submission {
  return { id, problem: cutProblem(problem), notes: [], score: 0, results: [] }
}

function cut(text: string, most = LINE): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}

function cutText({ en, es }: Text): Text {
  return { en: cut(en), es: cut(es) }
}

function cutProblem({ kind, text }: Problem): Problem {
  return { kind: cut(kind, 40), text: cutText(text) }
}

/** Places elsewhere than in the student's file are none. */
function cutMessage(message: Message, file: string): Message {
  const { level, card, check, requirement, seen, counterexample, trace, place, advice, again } =
    message
  return {
    level,
    seen: cutText(seen),
    ...given({
      card,
      place: place?.file === file ? place : undefined,
      check: check && cut(check),
      again: again && cut(again),
      requirement: requirement && cutText(requirement),
      counterexample: counterexample && cutText(counterexample),
      advice: advice && cutText(advice),
      trace:
        trace === undefined || trace.length === 0 ? undefined : trace.slice(0, 100).map(cutLine),
    }),
  }
}

function cutLine({ time, text, mark, line }: TraceLine): TraceLine {
  return { time, text: cutText(text), ...given({ line, mark: mark && cutText(mark) }) }
}

function cutTimeline({ columns, rows, main, ending, time, left }: Timeline): Timeline {
  const isMarked = ({ mark }: Row) => mark !== undefined
  const shown = shorten(rows, ROWS, isMarked, ([first, ...rest]) => ({
    ...{ kind: 'gap' as const, time: first.time, text: gapOf(rest.length + 1) },
    doing: (rest.at(-1) ?? first).doing,
  }))
  return {
    columns: columns.map(({ kind, name, lanes }) => ({
      ...{ kind, name: cutText(name), lanes: lanes.slice(0, 4) },
    })),
    rows: shown.slice(0, 2 * ROWS).map(cutRow),
    main: cut(main),
    ending,
    time,
    left: left.slice(0, LEFT).map((name) => cut(name, 200)),
  }
}

function cutRow({ kind, time, text, column, from, doing, line, mark }: Row): Row {
  return {
    ...{ kind, time, text: cutText(text) },
    doing: doing.map((each) => {
      if (each?.on === undefined) return each
      return { ...each, on: cut(each.on, 200) }
    }),
    ...given({ column, from, line, mark: mark && cutText(mark) }),
  }
}
