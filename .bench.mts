import { compile } from './graders/compile.ts'
import { evaluate } from './graders/program.ts'
import { Guard } from './graders/guards.ts'
import { transformSync } from 'esbuild'
const B: Record<string,string> = {
 'sum loop': `let s = 0; for (let i = 0; i < 1e6-1; i++) s += i & 3; return s`,
 'nested 1000x1000': `let s = 0; for (let i = 0; i < 1000; i++) for (let j = 0; j < 1000; j++) s += j; return s`,
 'nested short inner (250k x 4)': `let s = 0; for (let i = 0; i < 250000; i++) for (let j = 0; j < 4; j++) s += j; return s`,
 'calls in a loop': `const f = (x: number) => x * 2; let s = 0; for (let i = 0; i < 999000; i++) s += f(i); return s`,
 'calls in a loop 2': `function f(x: number) { return x & 3 }; let s = 0; for (let i = 0; i < 999000; i++) s += f(i); return s`,
 'fib(25)': `const fib = (n: number): number => n < 2 ? n : fib(n - 1) + fib(n - 2); return fib(25)`,
 'map/filter/reduce 1e5': `return Array.from({ length: 1e5 }, (_, i) => i).map((x) => x * 2).filter((x) => x % 3).reduce((a, b) => a + b, 0)`,
 'generators': `function* g(n: number) { for (let i = 0; i < n; i++) yield i } let s = 0; for (let k = 0; k < 100; k++) for (const x of g(1000)) s += x; return s`,
 'yield* chain': `function* leaf(): any { return 1 } function* mid(): any { return yield* leaf() } function* top(): any { let s = 0; for (let i = 0; i < 50000; i++) s += yield* mid(); return s } return [...top()]`,
 'sort objects': `const a = Array.from({ length: 20000 }, (_, i) => ({ k: (i * 7919) % 20011 })); a.sort((x, y) => x.k - y.k); return a[5].k`,
 'string building': `let s = ''; for (let i = 0; i < 200000; i++) s += String(i % 10); return s.length`,
 'sieve': `const p = new Uint8Array(300000); let n = 0; for (let i = 2; i < p.length; i++) { if (p[i]) continue; n++; for (let j = i * 2; j < p.length; j += i) p[j] = 1 } return n`,
 'Map counting': `const m = new Map<number, number>(); for (let i = 0; i < 300000; i++) m.set(i % 1000, (m.get(i % 1000) ?? 0) + 1); return m.size`,
}
for (const [name, body] of Object.entries(B)) {
  const src = `export function main(): any { ${body} }`
  const p = compile('exercises/x.ts', src)
  const g = new Guard(p)
  const { main } = evaluate(p, () => undefined, g) as any
  const plain = new Function(transformSync(src, { loader: 'ts', format: 'cjs' }).code.replace('module.exports =', 'const ex =') + ';return main')() as any
  let a = Infinity, b = Infinity
  for (let i = 0; i < 60; i++) { g.reset(); g.lend(); const t = performance.now(); plain(); const u = performance.now(); main(); const v = performance.now(); a = Math.min(a, u-t); b = Math.min(b, v-u) }
  console.log(name.padEnd(32), a.toFixed(2), b.toFixed(2), (b / a).toFixed(2) + 'x')
}
