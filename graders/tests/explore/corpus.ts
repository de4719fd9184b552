// The corpus: known concurrency bugs, each as a program that has it and a twin that has not. In a
// broken one `minimum` is the least number of differences from asyncio's order that shows the bug, as
// found by hand; its header says where they are.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Exploring } from '../../explore/explore.ts'
import type { Scenario } from '../../explore/run.ts'

type Twin = {
  scenario(): Scenario<unknown>
  readonly minimum?: number
  readonly orders?: Exploring
}

/** A bug, its program and the repaired one. */
export type Bug = {
  readonly name: string
  readonly broken: Twin & { readonly minimum: number }
  readonly fixed: Twin
  /** Everything that the programs share can be seen; and the orders to look at. */
  readonly exploring: Exploring
}

const folder = join(import.meta.dirname, 'corpus')

/** All of them, by name. */
export async function corpus(): Promise<Bug[]> {
  const names = readdirSync(folder).flatMap((file) => /^(.+)\.broken\.ts$/.exec(file)?.[1] ?? [])
  return Promise.all(
    names.sort().map(async (name) => {
      const [broken, fixed] = (await Promise.all(
        ['broken', 'fixed'].map((twin) => import(`./corpus/${name}.${twin}.ts`)),
      )) as [Bug['broken'], Twin]
      return { name, broken, fixed, exploring: { ...broken.orders, isShared: true, bound: 20_000 } }
    }),
  )
}
