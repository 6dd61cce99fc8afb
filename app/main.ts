import { createMetrics } from './compose/metrics.ts'
import { announce, progress } from './compose/say.ts'
import { start } from './compose/start.ts'
import { StartProblem } from './compose/storage.ts'
import { composeWeb } from './compose/web.ts'

/** Starts the platform and ends it in order. Everything it knows is in compose/. */
const main = async (): Promise<void> => {
  const began = performance.now()
  const platform = await start(process.env, progress)
  let stopping = false
  const stop = (signal: string): void => {
    // A second Ctrl-C means: now.
    if (stopping) process.exit(130)
    stopping = true
    progress(`${signal}: finishing what is under way`)
    platform.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', () => stop('Ctrl-C'))
  process.on('SIGTERM', () => stop('Asked to end'))
  const metrics = createMetrics()
  try {
    const port = await platform.serve((isReady) =>
      composeWeb({
        services: platform.services,
        metrics,
        assetsDirectory: platform.assetsDirectory,
        isReady,
      }),
    )
    announce(platform.services.config, port, (performance.now() - began) / 1000)
  } catch (error) {
    await platform.stop()
    throw error
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof StartProblem ? `\n${error.message}\n` : `${(error as Error).stack ?? String(error)}\n`}`,
  )
  process.exit(1)
})
