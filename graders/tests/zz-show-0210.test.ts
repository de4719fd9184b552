import { readFileSync, readdirSync } from 'node:fs'
import { it } from 'vitest'
import { compile } from '../compile.ts'
import { exercises } from '../catalog.ts'
import { collecting } from '../exercise.ts'
import { judge } from '../judge.ts'
import { messageText } from '../report.ts'
import { findings, stop } from '../source.ts'
it('shows', async () => {
  let out = ''
  for (const ex of exercises('/work/main').filter((e) => ['02/03', '02/10'].includes(e.id))) {
    let checks: any
    collecting.into = (c) => { checks = c }
    await import(/* @vite-ignore */ '/work/main/' + ex.grader)
    collecting.into = undefined
    const dir = `graders/${ex.chapter}/wrong`
    for (let i = 0; i < 3; i++) {
    for (const file of [ex.solution, ...readdirSync(dir).filter((f) => f.startsWith(ex.name)).map((f) => `${dir}/${f}`)]) {
      const src = readFileSync(file, 'utf8')
      const t = performance.now()
      const v = await judge(checks, { exercise: ex, program: compile(ex.stub, src), seed: 1, findings: () => findings('/work/main/' + file), typeErrors: async () => [] })
      const ms = Math.round(performance.now() - t)
      if (i<2) continue
      out += `\n######## ${file} ${ms} ms\n` + (v.message ? messageText(v.message, undefined, (n) => src.split('\n')[n - 1]) : v.state)
    }}
  }
  await stop()
  console.log(out)
})
