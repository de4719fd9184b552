// Two locks: everybody takes them in the same order, and gives back what he has, and nothing else.
import { type Coroutine, createTask, gather, Lock, sleep, wait } from '#runtime'
import { count } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { holdsInEveryOrder } from '../explore/explore.ts'
import { shared } from '../explore/shared.ts'
import { type Played, play, print, requests, resultOf } from '../observe.ts'

type Module = typeof import('../../exercises/05-queues-and-synchronization/03-lock-order.ts')
type Account = Parameters<Module['transfer']>[0]

exercise<Module>(import.meta.url, {
  'moves the money if there is enough of it, and says whether it did': {
    es: 'mueve el dinero si hay bastante, y dice si lo hizo',
    run: ({ module }) =>
      check({ has: count(0, 6), amount: count(1, 6), isDown: count(0, 1) }, (inputs) => {
        const { has, amount, isDown } = inputs
        const bank = new Bank([has, has])
        const [from, to] = isDown === 1 ? [bank.of(1), bank.of(0)] : [bank.of(0), bank.of(1)]
        const run = play(module.transfer(from, to, amount, bank.check))
        const actual = [resultOf(run), from.balance, to.balance]
        const isEnough = has >= amount
        const expected = [isEnough, isEnough ? has - amount : has, isEnough ? has + amount : has]
        demand(print(actual) === print(expected), () => ({
          seen: {
            en: `With ${has} in both accounts, to transfer ${amount} gave ${actual[0]}, and the accounts have ${actual[1]} and ${actual[2]}; expected ${expected[0]}, ${expected[1]} and ${expected[2]}.`,
            es: `Con ${has} en ambas cuentas, transferir ${amount} dio ${actual[0]}, y las cuentas tienen ${actual[1]} y ${actual[2]}; se esperaba ${expected[0]}, ${expected[1]} y ${expected[2]}.`,
          },
          run,
        }))
        bank.demandFree(run)
      }),
  },

  'checks each of the two accounts once, with its lock held': {
    es: 'comprueba cada una de las dos cuentas una vez, con su cerrojo tomado',
    run: ({ module }) => {
      for (const down of [false, true]) {
        const bank = new Bank([5, 5])
        const [from, to] = down ? [bank.of(1), bank.of(0)] : [bank.of(0), bank.of(1)]
        const run = play(module.transfer(from, to, 1, bank.check))
        resultOf(run)
        demand(
          print([...bank.checked].sort()) === print([1, 2]) && bank.unlocked.size === 0,
          () => ({
            seen: {
              en: `Checked were the accounts ${print(bank.checked)}, and without a lock ${print([...bank.unlocked])}; expected each once, locked.`,
              es: `Se comprobaron las cuentas ${print(bank.checked)}, y sin cerrojo ${print([...bank.unlocked])}; se esperaba cada una una vez, con su cerrojo.`,
            },
            ...(run.trace.some(({ kind }) => kind === 'lock.acquire') ? {} : { card: 'M100' }),
            otherwise: {
              en: 'Call `check(account)` once for each account, between the `acquire` of its own lock and the `release`.',
              es: 'Hay que llamar a `check(account)` una vez por cuenta, entre el `acquire` de su propio cerrojo y el `release`.',
            },
            run,
          }),
        )
      }
    },
  },

  'never waits for ever, in any order': {
    es: 'nunca espera para siempre, en ningún orden',
    run: ({ module }) => {
      for (const [ways, bound] of [
        [
          [
            [0, 1],
            [1, 0],
          ],
          400,
        ],
        [
          [
            [0, 1],
            [1, 2],
            [2, 0],
          ],
          150,
        ],
      ] as const) {
        holdsInEveryOrder(
          () => {
            const bank = new Bank([5, 5, 5])
            function* main(): Coroutine<boolean[]> {
              const transfers = ways.map(([from, to]) =>
                createTask(module.transfer(bank.of(from), bank.of(to), 2, bank.check), {
                  name: `${from + 1}-to-${to + 1}`,
                }),
              )
              return yield* gather(transfers)
            }
            return {
              main: main(),
              always: () => bank.demandApart(),
              check: (run) => {
                resultOf(run)
                demand(bank.total() === 15, () => ({
                  seen: {
                    en: `There was 15 in the bank, and now there is ${bank.total()}.`,
                    es: `Había 15 en el banco, y ahora hay ${bank.total()}.`,
                  },
                  card: 'M100',
                }))
              },
            }
          },
          { bound, samples: 50 },
        )
      }
    },
  },

  'looks at the balance with both locks held, in any order': {
    es: 'mira el saldo con los dos bloqueos tomados, en cualquier orden',
    run: ({ module }) => {
      holdsInEveryOrder(
        () => {
          const bank = new Bank([3, 5])
          const [from, to] = [bank.of(0), bank.of(1)]
          function* main(): Coroutine<boolean[]> {
            const transfers = ['first', 'second'].map((name) =>
              createTask(module.transfer(from, to, 2, bank.check), { name }),
            )
            return yield* gather(transfers)
          }
          return {
            main: main(),
            check: (run) => {
              const moved = resultOf(run).filter((isMoved) => isMoved).length
              demand(moved === 1 && from.balance === 1 && to.balance === 7, () => ({
                seen: {
                  en: `An account with 3 was to give 2 twice. ${moved} of the transfers gave true, and now it has ${from.balance}.`,
                  es: `Una cuenta con 3 tenía que dar 2 dos veces. ${moved} de las transferencias dieron true, y ahora tiene ${from.balance}.`,
                },
                card: 'M102',
              }))
            },
          }
        },
        { bound: 150, samples: 30 },
      )
    },
  },

  'gives back what it has, and nothing else, when it is cancelled, in any order': {
    es: 'devuelve lo que tiene, y nada más, si se cancela, en cualquier orden',
    run: ({ module }) => {
      for (const isBack of [false, true]) {
        holdsInEveryOrder(
          () => {
            const bank = new Bank([5, 5])
            const [one, two] = [bank.of(0), bank.of(1)]
            let isCancelled = false
            function* main(): Coroutine<boolean> {
              const other = isBack
                ? module.transfer(two, one, 1, bank.check)
                : module.transfer(one, two, 1, bank.check)
              const second = createTask(other, { name: 'second' })
              const first = createTask(module.transfer(one, two, 1, bank.check), { name: 'first' })
              yield* wait([first, second])
              isCancelled = first.cancelled()
              return second.result()
            }
            return {
              main: main(),
              always: () => bank.demandApart('M114'),
              check: (run) => {
                bank.demandLocked()
                resultOf(run)
                bank.demandFree()
                const isAsked = requests(run).some(({ returned }) => returned)
                demand(!isAsked || isCancelled, () => ({
                  seen: {
                    en: 'A transfer was cancelled, and did not end cancelled.',
                    es: 'Se canceló una transferencia, y no acabó cancelada.',
                  },
                  card: 'M43',
                }))
              },
            }
          },
          { cancel: ['first'], bound: 300, samples: 30 },
        )
      }
    },
  },

  'lets transfers between other accounts go on at the same time': {
    es: 'deja que las transferencias entre otras cuentas vayan a la vez',
    run: ({ module }) => {
      const bank = new Bank([5, 5, 5, 5])
      const run = play(
        (function* (): Coroutine<boolean[]> {
          return yield* gather([
            module.transfer(bank.of(0), bank.of(1), 1, bank.check),
            module.transfer(bank.of(3), bank.of(2), 1, bank.check),
          ])
        })(),
      )
      resultOf(run)
      demand(run.time <= 2, () => ({
        seen: {
          en: `Two transfers that share no account, with checks of 1 s, took ${run.time} s together; expected 2 s at most.`,
          es: `Dos transferencias que no comparten cuenta, con comprobaciones de 1 s, tardaron ${run.time} s juntas; se esperaban 2 s como mucho.`,
        },
        advice: {
          en: 'Hold the locks of the two accounts, one after the other: no lock for the whole bank, and no second round.',
          es: 'Se toman los cerrojos de las dos cuentas, uno tras otro: ni un cerrojo para todo el banco, ni una segunda vuelta.',
        },
        run,
      }))
    },
  },
})

/** Accounts with the numbers 1, 2, ...; it knows who is checking what. */
class Bank {
  readonly checked: number[] = []
  /** Accounts that were checked without their lock. */
  readonly unlocked = new Set<number>()
  readonly check: (account: Account) => Coroutine<void>
  readonly #accounts: Account[]
  readonly #inside: number[]

  constructor(balances: readonly number[]) {
    const locks = balances.map(() => new Lock())
    const [accounts, inside] = [
      balances.map((balance) => shared({ balance })),
      balances.map(() => 0),
    ]
    this.#inside = inside
    this.#accounts = accounts.map((account, i) => ({
      number: i + 1,
      lock: locks[i] ?? new Lock(),
      get balance() {
        return account.balance
      },
      set balance(value) {
        account.balance = value
      },
    }))
    const { checked, unlocked } = this
    this.check = function* ({ number, lock }) {
      checked.push(number)
      if (!lock.locked()) unlocked.add(number)
      inside[number - 1] = (inside[number - 1] ?? 0) + 1
      try {
        yield* sleep(1)
        if (!lock.locked()) unlocked.add(number)
      } finally {
        inside[number - 1] = (inside[number - 1] ?? 0) - 1
      }
    }
  }

  of(index: number): Account {
    return this.#accounts[index] as Account
  }

  total(): number {
    return this.#accounts.reduce((sum, { balance }) => sum + balance, 0)
  }

  /** Nobody checks an account that another is checking. */
  demandApart(card = 'M100'): void {
    const number = this.#inside.findIndex((count) => count > 1) + 1
    demand(number === 0, () => ({
      seen: {
        en: `Two transfers were checking account ${number} at the same time.`,
        es: `Dos transferencias estaban comprobando la cuenta ${number} a la vez.`,
      },
      card,
    }))
  }

  /** Nobody frees a lock that another has. */
  demandLocked(): void {
    demand(this.unlocked.size === 0, () => ({
      seen: {
        en: `Account ${[...this.unlocked][0]} was being checked, and its lock was free: another transfer released it.`,
        es: `Se estaba comprobando la cuenta ${[...this.unlocked][0]}, y su cerrojo estaba libre: lo soltó otra transferencia.`,
      },
      card: 'M114',
    }))
  }

  demandFree(run?: Played<unknown>): void {
    const held = this.#accounts.filter(({ lock }) => lock.locked()).map(({ number }) => number)
    demand(held.length === 0, () => ({
      seen: {
        en: `When all was over the locks of the accounts ${print(held)} were still held.`,
        es: `Cuando todo había acabado, seguían tomados los cerrojos de las cuentas ${print(held)}.`,
      },
      advice: {
        en: 'Use `asyncWith(lock, ...)`: it gives the lock back however its block ends; by hand that is a `finally`.',
        es: 'Conviene `asyncWith(lock, ...)`: devuelve el cerrojo acabe como acabe su bloque; a mano, es un `finally`.',
      },
      ...(run === undefined ? {} : { run }),
    }))
  }
}
