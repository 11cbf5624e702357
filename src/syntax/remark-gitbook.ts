/**
 * GitBook's Markdown for unified: the tags, and the parts of GFM that GitBook uses. A plugin for
 * `remark-parse`, and the extensions by themselves for whoever parses without it.
 */
import type {Extension as FromMarkdown} from 'mdast-util-from-markdown'
import {gfmFootnoteFromMarkdown, gfmFootnoteToMarkdown} from 'mdast-util-gfm-footnote'
import {gfmStrikethroughFromMarkdown, gfmStrikethroughToMarkdown} from 'mdast-util-gfm-strikethrough'
import {gfmTableFromMarkdown, gfmTableToMarkdown} from 'mdast-util-gfm-table'
import {gfmTaskListItemFromMarkdown, gfmTaskListItemToMarkdown} from 'mdast-util-gfm-task-list-item'
import {gfmFootnote} from 'micromark-extension-gfm-footnote'
import {gfmStrikethrough} from 'micromark-extension-gfm-strikethrough'
import {gfmTable} from 'micromark-extension-gfm-table'
import {gfmTaskListItem} from 'micromark-extension-gfm-task-list-item'
import type {Extension} from 'micromark-util-types'
import type {} from 'remark-parse'
import type {} from 'remark-stringify'
import type {Processor} from 'unified'
import {gitbookTagFromMarkdown} from './from-markdown.ts'
import {gitbookTag} from './gitbook-tag.ts'
import {gitbookTagToMarkdown} from './to-markdown.ts'

/**
 * The GFM parts of GitBook's dialect, for micromark. Autolink literals are left out: they break every
 * word into tokens, and a bare URL needs no node to be found.
 */
export const gfmSyntax = (): Extension[] => [gfmFootnote(), gfmStrikethrough(), gfmTable(), gfmTaskListItem()]

/** The same parts for `mdast-util-from-markdown`. */
export const gfmFromMarkdown = (): FromMarkdown[] => [
  gfmFootnoteFromMarkdown(),
  gfmStrikethroughFromMarkdown(),
  gfmTableFromMarkdown(),
  gfmTaskListItemFromMarkdown(),
]

/** Plugin for unified with `remark-parse`: the tree then holds `gitbookTag` nodes. */
export function remarkGitbook(this: Processor): undefined {
  const data = this.data()
  const {micromarkExtensions = [], fromMarkdownExtensions = [], toMarkdownExtensions = []} = data
  data.micromarkExtensions = [...micromarkExtensions, ...gfmSyntax(), gitbookTag()]
  data.fromMarkdownExtensions = [...fromMarkdownExtensions, ...gfmFromMarkdown(), gitbookTagFromMarkdown()]
  data.toMarkdownExtensions = [
    ...toMarkdownExtensions,
    gfmFootnoteToMarkdown(),
    gfmStrikethroughToMarkdown(),
    gfmTableToMarkdown(),
    gfmTaskListItemToMarkdown(),
    gitbookTagToMarkdown(),
  ]
}
