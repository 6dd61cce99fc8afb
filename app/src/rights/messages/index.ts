import { catalogue } from '../../platform/i18n/index.ts'
import en from './en.json' with { type: 'json' }
import es from './es.json' with { type: 'json' }
import ro from './ro.json' with { type: 'json' }

export const say = catalogue({ en, es, ro })
