// What only the organiser's desk says, loaded by the desk on top of what every page says.
import type { LoadedMessages } from '../load-messages'

const catalogues = import.meta.glob<LoadedMessages>('./en/desk/*.json', { eager: true, import: 'default' })

export default Object.assign({}, ...Object.values(catalogues)) as LoadedMessages
