import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const jsx = { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } } as const

/** Four kinds of tests, told apart by their names, so that each can be run alone. */
export default defineConfig({
  oxc: jsx,
  test: {
    // Two at least: on two cores vitest would take one, and a test that waits for PostgreSQL leaves it idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{app,packages,bench}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.{ts,tsx}', '**/*.http.test.{ts,tsx}', '**/node_modules/**'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['{app,packages}/**/*.{db,http}.test.{ts,tsx}'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['app/test/database.setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          globalSetup: ['e2e/server.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
