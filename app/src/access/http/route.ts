import type { z } from 'zod'
import type { Locale } from '../../platform/i18n/index.ts'
import type { Problem } from '../../platform/result/index.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../actor.ts'
import type { AnyOperation, Operation } from '../operation.ts'
import type { Need, Outcome } from '../perform.ts'

/** Anything hono/jsx renders. */
export type Html = { toString: () => string } | Promise<{ toString: () => string }>

export type Shell = {
  readonly locale: Locale
  /** Without the language prefix: the language switcher links to the same page. */
  readonly path: string
  readonly nav: readonly { readonly href: string; readonly label: string; readonly current: boolean }[]
  readonly footerLinks: Shell['nav']
  readonly offered: readonly Locale[]
  readonly signedIn?: {
    readonly nickname: string
    /** Seconds until the session ends: without another request, and in any case. */
    readonly ends: { readonly idle: number; readonly last: number }
  }
}

type Raw = Readonly<Record<string, unknown>>

/** A file as a form sent it: what its name and type claim is the sender's word only. */
export type SentFile = { readonly field: string; readonly bytes: Uint8Array }

/** One request as a page sees it. */
export type Visit = {
  readonly locale: Locale
  readonly shell: Shell
  readonly actor: Actor
  readonly services: Services
  /** Path parameters, query and body together, as they came. */
  readonly raw: Raw
  /** Where the route takes files; too many bytes at once leave none, and say so. */
  readonly files: { readonly sent: readonly SentFile[]; readonly tooLarge: boolean }
  /** `/path` → `/es/path`. */
  readonly href: (path: string) => string
  readonly perform: <A extends 'read' | 'write', I extends z.ZodType, O extends z.ZodType, S>(
    operation: Operation<A, I, O, S>,
    raw: unknown,
  ) => Promise<Outcome<z.output<O>>>
  /** An expected failure in the reader's language. */
  readonly sentence: (operation: AnyOperation, problem: Problem) => string
}

export type Answer =
  | { readonly kind: 'html'; readonly status: 200 | 422; readonly body: Html; readonly shared: boolean }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'file'; readonly type: string; readonly name: string; readonly bytes: Uint8Array }
  | ({ readonly kind: 'resumable' } & ResumableFile)
  | { readonly kind: 'picture'; readonly type: string; readonly bytes: Uint8Array }
  | { readonly kind: 'absent' }
  | { readonly kind: 'sign-in' }
  /** `onto`: a download leaves no page behind, so after the proof one is back where its link stands. */
  | { readonly kind: 'step-up'; readonly need: Need; readonly onto?: 'page-above' }

/** A large file, read piece by piece while it is sent, so that a broken download goes on where it stopped. */
export type ResumableFile = {
  readonly type: string
  readonly name: string
  readonly bytes: number
  /** Changes when the file does: a download that began with another one starts again. */
  readonly tag: string
  readonly read: (from: number, to: number) => AsyncIterable<Uint8Array>
}

export type Route = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly operation: AnyOperation
  /** Its form sends files: only then is a body of megabytes read. */
  readonly takesFiles?: boolean
  readonly answer: (visit: Visit) => Promise<Answer>
}

/** What a form shows when it could not be done: the sentences for the summary and the fields, and what the person typed. */
export type Failure = {
  readonly errors: readonly {
    readonly field: string | undefined
    readonly sentence: string
    readonly code: string
  }[]
  readonly values: Raw
}

type Shut = Extract<Answer, { kind: 'absent' | 'sign-in' | 'step-up' }>

export const shut = (outcome: Shut): Answer => outcome

export const failureOf = (visit: Visit, operation: AnyOperation, outcome: Outcome<unknown>): Failure => {
  const problems =
    outcome.kind === 'invalid' ? outcome.problems : outcome.kind === 'refused' ? [outcome.problem] : []
  return {
    errors: problems.map((problem) => ({
      field: problem.field,
      code: problem.code,
      sentence: visit.sentence(operation, problem),
    })),
    values: visit.raw,
  }
}

/** A page that shows what a reading operation gives. */
export const page = <I extends z.ZodType, O extends z.ZodType, S>(
  path: string,
  definition: {
    readonly operation: Operation<'read', I, O, S>
    readonly view: (visit: Visit, value: z.output<O>) => Html
    /** The same for every visitor, so that caches may keep it for a minute. */
    readonly shared?: boolean
    /** What to show when the query does not fit; without it the page is absent. */
    readonly again?: (visit: Visit, failure: Failure) => Html
    /** Where to send people for whom the page has nothing now, instead of a view. */
    readonly elsewhere?: (visit: Visit, value: z.output<O>) => string | undefined
  },
): Route => ({
  method: 'GET',
  path,
  operation: definition.operation,
  answer: async (visit) => {
    const outcome = await visit.perform(definition.operation, visit.raw)
    switch (outcome.kind) {
      case 'done': {
        const to = definition.elsewhere?.(visit, outcome.value)
        if (to !== undefined) return { kind: 'redirect', to: visit.href(to) }
        return {
          kind: 'html',
          status: 200,
          body: definition.view(visit, outcome.value),
          shared: definition.shared ?? false,
        }
      }
      case 'refused':
      case 'invalid': {
        if (definition.again === undefined) return { kind: 'absent' }
        const failure = failureOf(visit, definition.operation, outcome)
        return { kind: 'html', status: 422, body: definition.again(visit, failure), shared: false }
      }
      default:
        return shut(outcome)
    }
  },
})

/** A form's other half: does the act and goes on by redirect, or shows the form again with what was typed and what to mend. */
export const form = <A extends 'read' | 'write', I extends z.ZodType, O extends z.ZodType, S>(
  path: string,
  definition: {
    readonly operation: Operation<A, I, O, S>
    /** The next page, without language prefix. */
    readonly done: (visit: Visit, value: z.output<O>) => string
    readonly again: (visit: Visit, failure: Failure) => Html | Promise<Answer>
    /** Shapes what the form sent into the operation's input, where HTML alone cannot. */
    readonly input?: (raw: Raw) => unknown
  },
): Route => ({
  method: 'POST',
  path,
  operation: definition.operation,
  answer: async (visit) => {
    const outcome = await visit.perform(definition.operation, definition.input?.(visit.raw) ?? visit.raw)
    switch (outcome.kind) {
      case 'done':
        return { kind: 'redirect', to: visit.href(definition.done(visit, outcome.value)) }
      case 'refused':
      case 'invalid': {
        const body = await definition.again(visit, failureOf(visit, definition.operation, outcome))
        return 'kind' in body ? (body as Answer) : { kind: 'html', status: 422, body, shared: false }
      }
      default:
        return shut(outcome)
    }
  },
})

/** A form whose answer is a page, not a redirect: for what must be shown at once and stored nowhere. */
export const formShowing = <A extends 'read' | 'write', I extends z.ZodType, O extends z.ZodType, S>(
  path: string,
  definition: {
    readonly operation: Operation<A, I, O, S>
    readonly view: (visit: Visit, value: z.output<O>) => Html
    /** Nothing where the page it stands on may not be seen: then it is absent. */
    readonly again: (
      visit: Visit,
      failure: Failure,
    ) => Html | Promise<Awaited<Html> | undefined> | Promise<Answer>
    readonly input?: (raw: Raw) => unknown
  },
): Route => ({
  method: 'POST',
  path,
  operation: definition.operation,
  answer: async (visit) => {
    const outcome = await visit.perform(definition.operation, definition.input?.(visit.raw) ?? visit.raw)
    switch (outcome.kind) {
      case 'done':
        return { kind: 'html', status: 200, body: definition.view(visit, outcome.value), shared: false }
      case 'refused':
      case 'invalid': {
        const body = await definition.again(visit, failureOf(visit, definition.operation, outcome))
        if (body === undefined) return { kind: 'absent' }
        return 'kind' in body ? (body as Answer) : { kind: 'html', status: 422, body, shared: false }
      }
      default:
        return shut(outcome)
    }
  },
})

/** A file made by a reading operation: always an attachment, never shown in the site's origin. */
export const download = <I extends z.ZodType, O extends z.ZodType, S>(
  path: string,
  definition: {
    /** `POST` where what is asked for should stand in no address. */
    readonly method?: 'GET' | 'POST'
    readonly operation: Operation<'read', I, O, S>
    readonly file: (
      visit: Visit,
      value: z.output<O>,
    ) => Promise<{ type: string; name: string; bytes: Uint8Array }>
  },
): Route => ({
  method: definition.method ?? 'GET',
  path,
  operation: definition.operation,
  answer: async (visit) => {
    const outcome = await visit.perform(definition.operation, visit.raw)
    if (outcome.kind === 'done') return { kind: 'file', ...(await definition.file(visit, outcome.value)) }
    return outcome.kind === 'refused' || outcome.kind === 'invalid' ? { kind: 'absent' } : shut(outcome)
  },
})

/** A file too large to be made at once: always an attachment, and a download of it can be resumed. */
export const resumableDownload = <I extends z.ZodType, O extends z.ZodType, S>(
  path: string,
  definition: {
    readonly operation: Operation<'read', I, O, S>
    readonly file: (visit: Visit, value: z.output<O>) => ResumableFile
  },
): Route => ({
  method: 'GET',
  path,
  operation: definition.operation,
  answer: async (visit) => {
    const outcome = await visit.perform(definition.operation, visit.raw)
    if (outcome.kind === 'done') return { kind: 'resumable', ...definition.file(visit, outcome.value) }
    if (outcome.kind === 'step-up') return { ...outcome, onto: 'page-above' }
    return outcome.kind === 'sign-in' ? { kind: 'sign-in' } : { kind: 'absent' }
  },
})
