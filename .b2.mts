import { compile } from './graders/compile.ts'
import { evaluate } from './graders/program.ts'
import { Guard } from './graders/guards.ts'
const src = `export function main(): any { const f = (x: number) => x * 2; let s = 0; for (let i = 0; i < 999000; i++) s += f(i); return s }`
const p = compile('exercises/x.ts', src); console.log(p.code)
const g = new Guard(p); (g as any).state = new Int32Array(2); g.reset()
const { main } = evaluate(p, () => undefined, g) as any
let b = Infinity
for (let i = 0; i < 400; i++) { g.reset(); g.lend(); const u = performance.now(); main(); const v = performance.now(); b = Math.min(b, v-u) }
console.log(b.toFixed(2))
