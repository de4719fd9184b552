// A lock around what waits: the check is inside, the block is taken once, what cannot wait needs none.
import { CancelledError, type Coroutine, createTask, gather, sleep } from '#runtime'
import { count, positiveSeconds, seconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { Crew } from '../jobs.ts'
import { mostAtOnce, note, type Played, print, resultOf } from '../observe.ts'

type Module = typeof import('../../exercises/05-queues-and-synchronization/02-lock.ts')

exercise<Module>(import.meta.url, {
  'loads each price once, however many callers ask for it': {
    es: 'carga cada precio una sola vez, por muchos que lo pidan',
    run: ({ module }) =>
      check({ callers: count(1, 4), works: positiveSeconds(), later: seconds() }, (inputs) => {
        const { callers, works, later } = inputs
        const crew = new Crew()
        function* main(): Coroutine<number[]> {
          const catalog = module.openCatalog((name) =>
            crew.work(name, { works }, PRICES[name] ?? 0),
          )
          const asking = Array.from({ length: callers }, (_, i) => {
            return createTask(catalog.price(NAMES[i % 2] ?? ''), { name: `caller-${i + 1}` })
          })
          yield* sleep(later)
          const free = yield* catalog.price('water')
          return [...(yield* gather(asking)), free, yield* catalog.price('water')]
        }
        const run = crew.play(main())
        const actual = resultOf(run)
        const twice = crew.begun.find((name, index) => crew.begun.indexOf(name) < index)
        demand(twice === undefined, () => ({
          seen: {
            en: `"${twice}" was loaded ${crew.begun.filter((name) => name === twice).length} times; expected once.`,
            es: `"${twice}" se cargó ${crew.begun.filter((name) => name === twice).length} veces; se esperaba una.`,
          },
          ...(twice === 'water' ? { advice: ZERO } : whyTwice(run)),
          run,
        }))
        const expected = [...Array.from({ length: callers }, (_, i) => 3 + (i % 2) * 4), 0, 0]
        demand(print(actual) === print(expected), () => ({
          seen: {
            en: `The callers got ${print(actual)}; expected ${print(expected)}.`,
            es: `A quienes preguntaban les llegó ${print(actual)}; se esperaba ${print(expected)}.`,
          },
          run,
        }))
      }),
  },

  'never has two loads running, and begins the next as soon as one has ended': {
    es: 'nunca tiene dos cargas en marcha, y empieza la siguiente en cuanto acaba una',
    run: ({ module }) =>
      check({ works: positiveSeconds(), more: positiveSeconds() }, ({ works, more }) => {
        const crew = new Crew()
        const takes: Record<string, number> = { tea: works, salt: more, rice: works }
        function* main(): Coroutine<void> {
          const catalog = module.openCatalog((name) =>
            crew.work(name, { works: takes[name] ?? 0 }, PRICES[name] ?? 0),
          )
          yield* gather([catalog.price('tea'), catalog.total(['salt', 'rice'])])
        }
        const run = crew.play(main())
        resultOf(run)
        const most = mostAtOnce(run, isBegin, isEnd)
        demand(most === 1, () => ({
          seen: {
            en: `${most} loads were running at the same time; the line carries one.`,
            es: `Había ${most} cargas en marcha a la vez; la línea lleva una.`,
          },
          ...(locksOf(run).size === 0 ? { card: 'M100' } : {}),
          advice: ONE_LOCK,
          run,
        }))
        const end = 2 * works + more
        demand(run.time === end, () => ({
          seen: {
            en: `The loads take ${end} s one after the other, and the callers waited until ${run.time} s.`,
            es: `Las cargas, una tras otra, duran ${end} s, y quienes preguntaban esperaron hasta los ${run.time} s.`,
          },
          run,
        }))
      }),
  },

  'loads what a total needs in one go, each price once, and adds it up': {
    es: 'carga de una vez lo que necesita un total, cada precio una sola vez, y lo suma',
    run: ({ module }) =>
      check({ works: positiveSeconds(), at: seconds() }, ({ works, at }) => {
        const crew = new Crew()
        function* main(): Coroutine<number[]> {
          const catalog = module.openCatalog((name) =>
            crew.work(name, { works }, PRICES[name] ?? 0),
          )
          yield* catalog.price('tea')
          const total = createTask(catalog.total(['salt', 'tea', 'rice', 'salt', 'rice']), {
            name: 'total',
          })
          yield* sleep(at)
          const other = yield* catalog.price('oil')
          return [yield* total, other, yield* catalog.total([])]
        }
        const run = crew.play(main())
        const actual = resultOf(run)
        demand(print(crew.begun) === print(['tea', 'salt', 'rice', 'oil']), () => ({
          seen: {
            en: `\`tea\` was known; then came total(["salt", "tea", "rice", "salt", "rice"]), then price("oil"). Loads: ${print(crew.begun)}.`,
            es: `Se conocía \`tea\`; llegaron total(["salt", "tea", "rice", "salt", "rice"]) y después price("oil"). Cargas: ${print(crew.begun)}.`,
          },
          advice: {
            en: 'Put one lock around the whole loop, and none inside it: a total holds the line from its first load to its last.',
            es: 'Hace falta un solo cerrojo en torno al bucle entero, y ninguno dentro: un total tiene la línea desde su primera carga hasta la última.',
          },
          run,
        }))
        demand(print(actual) === print([27, 9, 0]), () => ({
          seen: {
            en: `total, price("oil") and total([]) gave ${print(actual)}; expected [27, 9, 0].`,
            es: `total, price("oil") y total([]) dieron ${print(actual)}; se esperaba [27, 9, 0].`,
          },
          run,
        }))
      }),
  },

  'says what is known at once, also while a load is running': {
    es: 'dice enseguida lo que se conoce, también durante una carga',
    run: ({ module }) =>
      check({ works: positiveSeconds() }, ({ works }) => {
        const crew = new Crew()
        function* main(): Coroutine<unknown[]> {
          const catalog = module.openCatalog((name) =>
            crew.work(name, { works }, PRICES[name] ?? 0),
          )
          yield* catalog.price('tea')
          const loading = createTask(catalog.price('salt'), { name: 'loading' })
          yield* sleep(0)
          const answers = [yield* catalog.known('tea'), yield* catalog.known('salt')]
          note('known has answered')
          yield* loading
          return [...answers, yield* catalog.known('salt')]
        }
        const run = crew.play(main())
        const actual = resultOf(run)
        const answered = run.notes.find(({ text }) => text === 'known has answered')?.time
        demand(answered === works, () => ({
          seen: {
            en: `known() was asked at ${works} s, during a load, and answered at ${answered} s.`,
            es: `A known() se le preguntó a los ${works} s, durante una carga, y respondió a los ${answered} s.`,
          },
          card: 'M101',
          run,
        }))
        demand(print(actual) === print([3, undefined, 7]), () => ({
          seen: {
            en: `known("tea"), known("salt") during its load and after it gave ${print(actual)}; expected [3, undefined, 7].`,
            es: `known("tea") y known("salt") durante su carga y después dieron ${print(actual)}; se esperaba [3, undefined, 7].`,
          },
          run,
        }))
      }),
  },

  'frees the line when a load fails, or a caller is cancelled': {
    es: 'deja libre la línea si falla una carga o se cancela a quien preguntaba',
    run: ({ module }) =>
      check({ works: positiveSeconds(), until: seconds() }, ({ works, until }) => {
        const crew = new Crew()
        let tries = 0
        function* main(): Coroutine<unknown[]> {
          const catalog = module.openCatalog((name) => {
            const fails = name === 'tea' && tries++ === 0
            return crew.work(name, { works, fails }, PRICES[name] ?? 0)
          })
          const first = createTask(catalog.price('tea'), { name: 'first' })
          const second = createTask(catalog.total(['rice', 'salt']), { name: 'second' })
          const third = createTask(catalog.price('tea'), { name: 'third' })
          yield* sleep(until)
          second.cancel()
          const ends = yield* gather([first, second, third], { returnExceptions: true })
          return [...ends, yield* catalog.price('salt')]
        }
        const run = crew.play(main())
        const [first, second, ...rest] = resultOf(run)
        const isStopped = second instanceof CancelledError || until >= 3 * works
        demand(first instanceof Error && isStopped && print(rest) === '[3, 7]', () => ({
          seen: {
            en: `The first load fails, and the second caller is cancelled at ${until} s. The callers got ${print([first, second, ...rest])}; expected the error of the load, a CancelledError, 3 and 7.`,
            es: `La primera carga falla, y a quien pregunta en segundo lugar se le cancela a los ${until} s. Les llegó ${print([first, second, ...rest])}; se esperaba el error de la carga, un CancelledError, 3 y 7.`,
          },
          advice: {
            en: 'What fails or is cancelled leaves the lock too, if it is released in a `finally`, or by `asyncWith`; and a price is kept only when it has come.',
            es: 'Lo que falla o se cancela también deja el cerrojo si se suelta en un `finally`, o con `asyncWith`; y un precio se guarda solo cuando ha llegado.',
          },
          run,
        }))
      }),
  },
})

const NAMES = ['tea', 'salt']
const PRICES: Readonly<Record<string, number>> = { tea: 3, salt: 7, rice: 5, oil: 9, water: 0 }

const ZERO = {
  en: 'A price of 0 is a price: `undefined` is what an unknown one is, and `||` takes both for the same.',
  es: 'Un precio 0 es un precio: el desconocido es `undefined`, y `||` los confunde.',
}

const isBegin = (line: string) => line.endsWith(' begins')
const isEnd = (line: string) => line.endsWith(' ends')

const ONE_LOCK = {
  en: 'Hold one lock, made once and shared by `price` and `total`, while a load is running: `yield* asyncWith(line, ...)`.',
  es: 'Hay que tener un mismo `Lock`, creado una vez y común a `price` y `total`, mientras dura la carga: `yield* asyncWith(line, ...)`.',
}

function locksOf({ trace }: Played<unknown>): Set<string> {
  return new Set(trace.flatMap((event) => (event.kind === 'lock.acquire' ? [event.lock] : [])))
}

/** Nobody took a lock, or each one a lock of its own, or the look was not inside. */
function whyTwice(run: Played<unknown>) {
  const { size } = locksOf(run)
  if (size === 1) return { card: 'M102' }
  return size === 0 ? { card: 'M100' } : { advice: ONE_LOCK }
}
