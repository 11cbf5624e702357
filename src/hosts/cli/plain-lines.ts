/** Lines for people: names and texts from files in them are shown, and obeyed by no terminal or CI log. */
import {visible} from '../../report/visible.ts'
import {disarm} from '../../report/workflow-commands.ts'

/** The text with signs for control characters, line feeds kept, and one more at its end. */
export const plainLines = (text: string): string => `${disarm(text.split('\n').map(visible).join('\n'))}\n`
