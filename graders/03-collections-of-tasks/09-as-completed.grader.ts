// asCompleted: each as it ends, and by what it brings one has to know which one it was.
import { type Coroutine, getRunningLoop, sleep } from '#runtime'
import { seconds, stoppable } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { Crew, type Plan } from '../jobs.ts'
import type { Text } from '../language.ts'
import { mainOf, mostAtOnce, note, type Played, print, resultOf, tookForList } from '../observe.ts'

type Module = typeof import('../../exercises/03-collections-of-tasks/09-as-completed.ts')

const inputs = { stations: stoppable({ min: 1, max: 5 }), speaks: seconds() }

exercise<Module>(import.meta.url, {
  'has every station count before it waits for any, each of them once': {
    es: 'hace contar a todos los colegios antes de esperar a ninguno, una vez a cada uno',
    run: ({ module }) =>
      check(inputs, ({ stations, speaks }) => {
        const { crew, run } = night(module, stations, speaks)
        const late = run.notes.filter(({ time, text }) => isBegin(text) && time > 0)
        demand(crew.begun.length === stations.length && late.length === 0, () => ({
          seen: {
            en: `Of ${stations.length} stations, ${crew.begun.length - late.length} began at once; in all, there were ${crew.begun.length} counts.`,
            es: `De ${stations.length} colegios, ${crew.begun.length - late.length} empezaron enseguida; en total hubo ${crew.begun.length} recuentos.`,
          },
          ...(late.length > 0 ? { card: 'M23' } : {}),
          run,
        }))
      }),
  },

  'announces each station once, with its own votes': {
    es: 'anuncia cada colegio una vez, con sus propios votos',
    run: ({ module }) =>
      check(inputs, ({ stations, speaks }) =>
        demandLines(stations, night(module, stations, speaks)),
      ),
  },

  'says one line at a time, and returns when the last one is said': {
    es: 'dice las líneas de una en una y vuelve cuando se ha dicho la última',
    run: ({ module }) =>
      check(inputs, ({ stations, speaks }) => {
        const { run, lines } = night(module, stations, speaks)
        const most = mostAtOnce(run, isSaying, isSaid)
        demand(most <= 1, () => ({
          seen: {
            en: `${most} lines were being said at the same time.`,
            es: `Se estaban diciendo ${most} líneas a la vez.`,
          },
          advice: {
            en: 'Announce in one place, the loop over `asCompleted`, and not in the coroutine of each station.',
            es: 'Conviene anunciar en un solo lugar, el bucle sobre `asCompleted`, y no en la corrutina de cada colegio.',
          },
          run,
        }))
        const last = Math.max(0, ...lines.map(({ ends }) => ends ?? Number.POSITIVE_INFINITY))
        demand(run.time === last, () => ({
          seen: {
            en: `\`electionNight\` returned at ${run.time} s, and the last line ${last === Number.POSITIVE_INFINITY ? 'was not said to its end' : `was said at ${last} s`}.`,
            es: `\`electionNight\` volvió a los ${run.time} s, y la última línea ${last === Number.POSITIVE_INFINITY ? 'no se terminó de decir' : `se terminó de decir a los ${last} s`}.`,
          },
          otherwise: {
            en: 'Await each `announce(line)` before the next one, and before returning.',
            es: 'Hay que esperar cada `announce(line)` antes de la siguiente, y antes de volver.',
          },
          run,
        }))
      }),
  },

  'announces in the order in which the stations end, each as soon as the speaker is free': {
    es: 'anuncia en el orden en que acaban los colegios, cada uno en cuanto se puede hablar',
    run: ({ module }) =>
      check(inputs, ({ stations, speaks }) => {
        const { run, lines } = night(module, stations, speaks)
        const ends = stations.map(({ works }) => works).sort((a, b) => a - b)
        let free = 0
        for (const [index, end] of ends.entries()) {
          const due = Math.max(end, free)
          const at = lines[index]?.begins
          const names = stations
            .map((plan, one) => ({ ...plan, name: nameOf(one) }))
            .filter(({ works }) => works === end)
            .map(({ name }) => name)
          const isFirst = index === 0 && hasSlept(run)
          const isOne = names.some((name) => lines[index]?.line.startsWith(name))
          demand(at === due && isOne, () => ({
            seen: {
              en: `At ${due} s ${names.join(' or ')} was to be announced; announced was ${toldLine(lines[index]).en}.`,
              es: `A los ${due} s había que anunciar ${names.join(' o ')}; se anunció ${toldLine(lines[index]).es}.`,
            },
            ...(isFirst ? { card: 'M09' } : {}),
            advice: {
              en: 'Announce each one inside of the loop of `asCompleted`: it gives what ends next, in the order of the ends, also of those that end while a line is being said. A wait for one station after another follows the list.',
              es: 'Conviene anunciar cada uno dentro del bucle de `asCompleted`: da lo siguiente que acaba, por orden de final, también de los que acaban mientras se dice una línea. Esperar a un colegio detrás de otro sigue el orden de la lista.',
            },
            run,
          }))
          free = due + speaks
        }
      }),
  },

  'announces a station that fails by its name, and goes on with the others': {
    es: 'anuncia por su nombre el colegio que falla y sigue con los demás',
    run: ({ module }) =>
      check({ ...inputs, stations: stoppable({ min: 1, max: 5, mayFail: true }) }, (given) =>
        demandLines(given.stations, night(module, given.stations, given.speaks)),
      ),
  },

  'announces nothing when there are no stations': {
    es: 'no anuncia nada si no hay colegios',
    run: ({ module }) => {
      const { run, lines } = night(module, [], 1)
      demand(lines.length === 0, () => ({
        seen: {
          en: `Without stations, announced was ${print(lines.map(({ line }) => line))}.`,
          es: `Sin colegios se anunció ${print(lines.map(({ line }) => line))}.`,
        },
        run,
      }))
    },
  },
})

/** A line that was announced, and when. */
type Line = { readonly line: string; readonly begins: number; ends: number | undefined }

/** Plays the night: stations that go by these plans, and a speaker who takes so long for a line. */
function night(module: Module, plans: readonly Plan[], speaks: number) {
  const crew = new Crew()
  const lines: Line[] = []
  const count = (name: string) => {
    const index = plans.findIndex((_, one) => nameOf(one) === name)
    return crew.work(name, plans[index] ?? { works: 0 }, votesOf(index))
  }
  const now = () => getRunningLoop().time()
  function* announce(given: unknown): Coroutine<void> {
    const text = typeof given === 'string' ? given : print(given)
    const line: Line = { line: text, begins: now(), ends: undefined }
    lines.push(line)
    note(`"${text}" is being said`)
    yield* sleep(speaks)
    line.ends = now()
    note(`"${text}" is said`)
  }
  const names = plans.map((_, index) => nameOf(index))
  const run = crew.play(module.electionNight(names, count, announce))
  demandNamed(run, crew)
  resultOf(run)
  return { crew, run, lines }
}

/** Demands that no station's error came out, and that nobody took what asCompleted gives for a task. */
function demandNamed(run: Played<unknown>, crew: Crew): void {
  const { error } = run
  demand(!crew.errors.some((one) => one === error), () => ({
    seen: {
      en: `\`electionNight\` raised ${print(error)}, the error of a station.`,
      es: `\`electionNight\` lanzó ${print(error)}, el error de un colegio.`,
    },
    advice: {
      en: 'Catch the error in the coroutine that knows the name, and have it return a line all the same: what fails raises where it is awaited.',
      es: 'Conviene capturar el error en la corrutina que conoce el nombre, y que devuelva una línea de todos modos: lo que falla lanza su error donde se espera.',
    },
    run,
  }))
  demand(!tookForList(run), () => ({
    seen: {
      en: `A task was expected, and the program raised ${print(error)}.`,
      es: `Se esperaba una tarea, y el programa lanzó ${print(error)}.`,
    },
    card: 'M81',
    run,
  }))
}

/** Did the program let a time pass before the first line, instead of waiting for somebody? */
function hasSlept(run: Played<unknown>): boolean {
  const main = mainOf(run.trace)
  const first = run.trace.find((event) => event.kind === 'task.suspend' && event.task === main)
  return first?.kind === 'task.suspend' && first.on.startsWith('sleep')
}

/** Demands a line for each station, in whatever order. */
function demandLines(plans: readonly Plan[], { run, lines }: ReturnType<typeof night>): void {
  const expected = plans.map(lineOf)
  const said = lines.map(({ line }) => line)
  demand(print([...said].sort()) === print([...expected].sort()), () => ({
    seen: {
      en: `Announced was ${print(said)}; expected, in some order, ${print(expected)}.`,
      es: `Se anunció ${print(said)}; se esperaba, en algún orden, ${print(expected)}.`,
    },
    ...cardOf(said, expected),
    run,
  }))
}

/** The belief that the announced lines show, if they show one. */
function cardOf(said: readonly string[], expected: readonly string[]) {
  if (said.some((line) => !/station-\d/.test(line))) return { card: 'M81' }
  const parts = (lines: readonly string[]) => lines.map((line) => line.split(/(?=:| failed)/))
  const same = (index: number) => {
    const part = (lines: readonly string[]) =>
      print(
        parts(lines)
          .map((one) => one[index])
          .sort(),
      )
    return part(said) === part(expected)
  }
  return same(0) && same(1) ? { card: 'M82' } : {}
}

function toldLine(line: Line | undefined): Text {
  if (line === undefined) return { en: 'nothing', es: 'nada' }
  return {
    en: `${print(line.line)} at ${line.begins} s`,
    es: `${print(line.line)} a los ${line.begins} s`,
  }
}

const nameOf = (index: number) => `station-${index}`
const votesOf = (index: number) => 100 * (index + 1)
const lineOf = ({ fails }: Plan, index: number) =>
  fails === true ? `${nameOf(index)} failed` : `${nameOf(index)}: ${votesOf(index)}`

const isBegin = (line: string) => line.endsWith(' begins')
const isSaying = (line: string) => line.endsWith(' is being said')
const isSaid = (line: string) => line.endsWith(' is said')
