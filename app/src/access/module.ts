import type { Listener } from '../platform/events/index.ts'
import type { AnyJob } from '../platform/jobs/index.ts'
import type { Personal } from '../platform/personal/index.ts'
import type { Services } from '../platform/services.ts'
import type { Route } from './http/route.ts'
import type { AnyOperation } from './operation.ts'

/** What a module offers the composition root. */
export type Module = {
  readonly name: string
  readonly operations: readonly AnyOperation[]
  readonly routes: readonly Route[]
  readonly jobs?: readonly AnyJob[]
  /** What it holds about people: for records that are taken along, and for erasures. */
  readonly personal?: Personal
  /** Handlers of the change feed, for what is kept in memory. */
  readonly listeners?: (services: Services) => readonly Listener[]
}

/**
 * The ids of a small world the matrix and the hostile suite act in; made by app/test/world.ts with the factories.
 * `mother` represents `child` (registered); `member` is her own person, tier 2.
 */
export type ExampleWorld = {
  readonly mother: { readonly accountId: string; readonly personId: string }
  readonly member: { readonly accountId: string; readonly personId: string }
  /** Further ids an example needs, made by the module's own factory. */
  readonly ids: Readonly<Record<string, string>>
}

/** For each operation an input that succeeds for the right actor in the example world. */
export type Examples = Readonly<Record<string, (world: ExampleWorld) => unknown>>
