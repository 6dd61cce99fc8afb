import type { Services } from '../../src/platform/services.ts'

export const buildDemoWorld = async (services: Services, say: (sentence: string) => void): Promise<void> => {
  services.log.debug({}, 'demo')
  say('demo')
}
