/** What completion is made from and makes, before it is placed. */
import type {CompletionItem} from 'vscode-languageserver-types'
import type {Query} from './navigate.ts'

/** What a client can do with items. */
export interface CompletionAbilities {
  readonly snippets: boolean
}

/** An item without the place that it replaces. */
export type Draft = Omit<CompletionItem, 'textEdit'> & {readonly text: string}

/** What items are made from. */
export interface Completing {
  readonly query: Query
  readonly abilities: CompletionAbilities
}
