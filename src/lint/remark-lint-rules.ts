/**
 * Ids of rules that are not ours but that comments in a page may name: those of remark-lint and the better
 * known ones written for it. Taken from the package names `remark-lint-ID` in 2025; it ages harmlessly.
 */
const official = `
blockquote-indentation check-toc checkbox-character-style checkbox-content-indent code-block-split-list
code-block-style definition-case definition-sort definition-spacing directive-attribute-sort
directive-collapsed-attribute directive-quote-style directive-shortcut-attribute
directive-unique-attribute-name emphasis-marker fenced-code-flag fenced-code-flag-case fenced-code-marker
file-extension final-definition final-newline first-heading-level hard-break-spaces heading-increment
heading-style linebreak-style link-title-style list-item-bullet-indent list-item-content-indent
list-item-indent list-item-spacing list-item-style maximum-heading-length maximum-line-length
mdx-jsx-attribute-sort mdx-jsx-no-void-children mdx-jsx-quote-style mdx-jsx-self-close
mdx-jsx-shorthand-attribute mdx-jsx-unique-attribute-name media-style no-auto-link-without-protocol
no-blockquote-without-caret no-blockquote-without-marker no-consecutive-blank-lines
no-duplicate-defined-urls no-duplicate-definitions no-duplicate-headings no-duplicate-headings-in-section
no-emphasis-as-heading no-empty-url no-file-name-articles no-file-name-consecutive-dashes
no-file-name-irregular-characters no-file-name-mixed-case no-file-name-outer-dashes
no-heading-content-indent no-heading-indent no-heading-like-paragraph no-heading-punctuation
no-hidden-table-cell no-html no-inline-padding no-literal-urls no-missing-blank-lines
no-multiple-toplevel-headings no-paragraph-content-indent no-reference-like-url no-shell-dollars
no-shortcut-reference-image no-shortcut-reference-link no-table-indentation no-tabs no-undefined-references
no-unneeded-full-reference-image no-unneeded-full-reference-link no-unused-definitions
ordered-list-marker-style ordered-list-marker-value rule-style strikethrough-marker strong-marker
table-cell-padding table-pipe-alignment table-pipes unordered-list-marker-style`

const external = `
alphabetize-lists alt-text appropriate-heading are-links-valid blank-lines-1-0-2 books-links code
code-block-syntax correct-media-syntax double-link emoji-limit frontmatter-schema heading-capitalization
heading-length heading-whitespace match-punctuation mdash-style no-chinese-punctuation-in-number
no-dead-urls no-empty-sections no-long-code no-repeat-punctuation no-url-trailing-slash
prohibited-strings smarty-pants-typography spaces-around-number spaces-around-word write-good`

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

/** Ids of remark-lint's own rules, past and present: none of ours may be one of them. */
export const remarkLintRules: ReadonlySet<string> = new Set(words(official))

/** Ids that belong to other tools, remark-lint's included. */
export const foreignRules: ReadonlySet<string> = new Set([...remarkLintRules, ...words(external)])
