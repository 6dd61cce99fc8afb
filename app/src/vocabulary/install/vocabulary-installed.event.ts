import { z } from 'zod'
import { eventKind } from '../../platform/events/index.ts'

/** A release was installed: every node reads the vocabulary again. */
export const vocabularyInstalled = eventKind('vocabulary.installed', z.object({ release: z.string() }))
