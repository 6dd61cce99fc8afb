import type { Examples, ExampleWorld } from '../../src/access/index.ts'
import { consentExamples } from '../../src/consent/index.ts'
import { furnishHealth, healthExamples } from '../../src/health/index.ts'
import { libraryExamples } from '../../src/library/index.ts'
import { furnishMatching, matchingExamples } from '../../src/matching/index.ts'
import { onboardingExamples } from '../../src/onboarding/index.ts'
import { peopleExampleIds, peopleExamples } from '../../src/people/index.ts'
import { nobody } from '../../src/platform/db/index.ts'
import type { Services } from '../../src/platform/services.ts'
import { furnishRights, rightsExamples } from '../../src/rights/index.ts'
import { furnishPapers, furnishRepresentation, trustExamples } from '../../src/trust/index.ts'
import { vocabularyExamples } from '../../src/vocabulary/index.ts'

/** Each module's examples, kept beside its operations. */
export const examples: Examples = {
  ...vocabularyExamples,
  ...peopleExamples,
  ...libraryExamples,
  ...consentExamples,
  ...trustExamples,
  ...healthExamples,
  ...matchingExamples,
  ...onboardingExamples,
  ...rightsExamples,
}

/** What modules add to the example world, for operations that need more than the people. */
export const furnishings: readonly ((
  services: Services,
  world: ExampleWorld,
) => Promise<Readonly<Record<string, string>>>)[] = [
  (services, world) =>
    services.database.begin('identity', nobody, (trx) =>
      peopleExampleIds(trx, services, world.mother.accountId),
    ),
  furnishHealth,
  furnishPapers,
  furnishMatching,
  furnishRepresentation,
  furnishRights,
]
