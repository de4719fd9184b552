// Where the sealed process begins.
const { serve } = await import('./inside.ts')
await serve()
