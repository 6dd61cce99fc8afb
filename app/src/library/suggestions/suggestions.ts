/** Something of the library, or an organisation, that fits somebody. */
export type Suggestion = {
  readonly kind: 'organisation' | 'page'
  readonly title: string
  readonly text: string
  /** A path of ours without language prefix, or a full address. */
  readonly href: string
}

/** Codes only: a source never learns who asks. */
export type SuggestionsAbout = {
  readonly diseases: readonly string[]
  readonly terms: readonly string[]
  readonly locale: string
}

export type SuggestionSource = (about: SuggestionsAbout) => readonly Suggestion[]

/** A slot: modules that have something to suggest register a source; pages show what comes, and nothing when nothing does. */
export type Suggestions = {
  readonly add: (source: SuggestionSource) => void
  readonly about: SuggestionSource
}

declare module '../../platform/services.ts' {
  interface Services {
    readonly suggestions: Suggestions
  }
}

export const suggestionSlot = (): Suggestions => {
  const sources: SuggestionSource[] = []
  return {
    add: (source) => {
      sources.push(source)
    },
    about: (about) => sources.flatMap((source) => source(about)),
  }
}
