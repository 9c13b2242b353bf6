// What every page may say in one language, as one lazily loaded module; build/icu-messages.ts compiles the texts.
import type { LoadedMessages } from '../load-messages'

const catalogues = import.meta.glob<LoadedMessages>('./ru/*.json', { eager: true, import: 'default' })

export default Object.assign({}, ...Object.values(catalogues)) as LoadedMessages
