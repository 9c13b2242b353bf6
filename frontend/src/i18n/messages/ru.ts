// All catalogues of one language as one lazily loaded module; build/icu-messages.ts compiles the texts.
import type { CompiledMessages } from '../load-messages'

const catalogues = import.meta.glob<Partial<CompiledMessages>>('./ru/*.json', { eager: true, import: 'default' })

export default Object.assign({}, ...Object.values(catalogues)) as CompiledMessages
