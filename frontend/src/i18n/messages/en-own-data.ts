// What only the page of one's own data says, loaded by it on top of what every page says.
import type { LoadedMessages } from '../load-messages'

const catalogues = import.meta.glob<LoadedMessages>('./en/own-data/*.json', { eager: true, import: 'default' })

export default Object.assign({}, ...Object.values(catalogues)) as LoadedMessages
