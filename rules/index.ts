/** The only list of rules. */
import type {Rule} from '../src/lint/rule.ts'
import {anchorCharacters} from './anchor-characters.ts'
import {anchorHrefMatch} from './anchor-href-match.ts'
import {attributeSyntax} from './attribute-syntax.ts'
import {attributeValue} from './attribute-value.ts'
import {blockNesting} from './block-nesting.ts'
import {buttonClass} from './button-class.ts'
import {cardTarget} from './card-target.ts'
import {codeBlockContent} from './code-block-content.ts'
import {codeLanguage} from './code-language.ts'
import {columnWidth} from './column-width.ts'
import {contentRefLink} from './content-ref-link.ts'
import {destinationSpaces} from './destination-spaces.ts'
import {detailsBlankLines} from './details-blank-lines.ts'
import {detailsSummary} from './details-summary.ts'
import {embedUrl} from './embed-url.ts'
import {emojiName} from './emoji-name.ts'
import {emphasisSpacing} from './emphasis-spacing.ts'
import {footnoteDefinition} from './footnote-definition.ts'
import {frontmatterKey} from './frontmatter-key.ts'
import {frontmatterPosition} from './frontmatter-position.ts'
import {frontmatterValue} from './frontmatter-value.ts'
import {frontmatterYaml} from './frontmatter-yaml.ts'
import {headingDepth} from './heading-depth.ts'
import {hintStyle} from './hint-style.ts'
import {iconName} from './icon-name.ts'
import {ifExpression} from './if-expression.ts'
import {imageAlt} from './image-alt.ts'
import {imageSize} from './image-size.ts'
import {linkScheme} from './link-scheme.ts'
import {linkTextSpacing} from './link-text-spacing.ts'
import {markColor} from './mark-color.ts'
import {mathDelimiters} from './math-delimiters.ts'
import {noBlobImage} from './no-blob-image.ts'
import {noBlockBetweenItems} from './no-block-between-items.ts'
import {noBreakSpace} from './no-break-space.ts'
import {noBrokenEntity} from './no-broken-entity.ts'
import {noBrokenLinkText} from './no-broken-link-text.ts'
import {noBrokenReference} from './no-broken-reference.ts'
import {noConflictMarker} from './no-conflict-marker.ts'
import {noCrossedTags} from './no-crossed-tags.ts'
import {noDanglingBreak} from './no-dangling-break.ts'
import {noDuplicateAnchor} from './no-duplicate-anchor.ts'
import {noDuplicateAttribute} from './no-duplicate-attribute.ts'
import {noDuplicateTabTitle} from './no-duplicate-tab-title.ts'
import {noEditorLink} from './no-editor-link.ts'
import {noEmptyBlock} from './no-empty-block.ts'
import {noEmptyHeading} from './no-empty-heading.ts'
import {noEmptyLink} from './no-empty-link.ts'
import {noEmptyMark} from './no-empty-mark.ts'
import {noEncodedLetter} from './no-encoded-letter.ts'
import {noEscapedTag} from './no-escaped-tag.ts'
import {noExpressionInTitle} from './no-expression-in-title.ts'
import {noForeignSyntax} from './no-foreign-syntax.ts'
import {noGithubAlert} from './no-github-alert.ts'
import {noHotlinkedImage} from './no-hotlinked-image.ts'
import {noIframe} from './no-iframe.ts'
import {noIndentedTag} from './no-indented-tag.ts'
import {noInvisibleCharacter} from './no-invisible-character.ts'
import {noLegacyTag} from './no-legacy-tag.ts'
import {noLocalLink} from './no-local-link.ts'
import {noMarkdownInHtml} from './no-markdown-in-html.ts'
import {noMojibake} from './no-mojibake.ts'
import {noMultilineAttribute} from './no-multiline-attribute.ts'
import {noNestedTable} from './no-nested-table.ts'
import {noOrphanChild} from './no-orphan-child.ts'
import {noPlaceholderTag} from './no-placeholder-tag.ts'
import {noReadmeLink} from './no-readme-link.ts'
import {noSecondTitle} from './no-second-title.ts'
import {noSingleDollarMath} from './no-single-dollar-math.ts'
import {noSkippedHeadingLevel} from './no-skipped-heading-level.ts'
import {noSpaceEntity} from './no-space-entity.ts'
import {noStrayContent} from './no-stray-content.ts'
import {noUnclosedFence} from './no-unclosed-fence.ts'
import {noUnclosedHtml} from './no-unclosed-html.ts'
import {noUnclosedTag} from './no-unclosed-tag.ts'
import {noUnknownAttribute} from './no-unknown-attribute.ts'
import {noUnknownTag} from './no-unknown-tag.ts'
import {noUnopenedTag} from './no-unopened-tag.ts'
import {noUnsupportedTag} from './no-unsupported-tag.ts'
import {pageTitle} from './page-title.ts'
import {pictureSource} from './picture-source.ts'
import {requiredAttribute} from './required-attribute.ts'
import {stepTitle} from './step-title.ts'
import {tabTitle} from './tab-title.ts'
import {tableOption} from './table-option.ts'
import {tableShape} from './table-shape.ts'
import {tagOwnLine} from './tag-own-line.ts'
import {tagSpacing} from './tag-spacing.ts'
import {unreadableFile} from './unreadable-file.ts'
import {unusedSuppression} from './unused-suppression.ts'
import {updateDate} from './update-date.ts'

export const rules: readonly Rule[] = [
  anchorCharacters,
  anchorHrefMatch,
  attributeSyntax,
  attributeValue,
  blockNesting,
  buttonClass,
  cardTarget,
  codeBlockContent,
  codeLanguage,
  columnWidth,
  contentRefLink,
  destinationSpaces,
  detailsBlankLines,
  detailsSummary,
  embedUrl,
  emojiName,
  emphasisSpacing,
  footnoteDefinition,
  frontmatterKey,
  frontmatterPosition,
  frontmatterValue,
  frontmatterYaml,
  headingDepth,
  hintStyle,
  iconName,
  ifExpression,
  imageAlt,
  imageSize,
  linkScheme,
  linkTextSpacing,
  markColor,
  mathDelimiters,
  noBlobImage,
  noBlockBetweenItems,
  noBreakSpace,
  noBrokenEntity,
  noBrokenLinkText,
  noBrokenReference,
  noConflictMarker,
  noCrossedTags,
  noDanglingBreak,
  noDuplicateAnchor,
  noDuplicateAttribute,
  noDuplicateTabTitle,
  noEditorLink,
  noEmptyBlock,
  noEmptyHeading,
  noEmptyLink,
  noEmptyMark,
  noEncodedLetter,
  noEscapedTag,
  noExpressionInTitle,
  noForeignSyntax,
  noGithubAlert,
  noHotlinkedImage,
  noIframe,
  noIndentedTag,
  noInvisibleCharacter,
  noLegacyTag,
  noLocalLink,
  noMarkdownInHtml,
  noMojibake,
  noMultilineAttribute,
  noNestedTable,
  noOrphanChild,
  noPlaceholderTag,
  noReadmeLink,
  noSecondTitle,
  noSingleDollarMath,
  noSkippedHeadingLevel,
  noSpaceEntity,
  noStrayContent,
  noUnclosedFence,
  noUnclosedHtml,
  noUnclosedTag,
  noUnknownAttribute,
  noUnknownTag,
  noUnopenedTag,
  noUnsupportedTag,
  pageTitle,
  pictureSource,
  requiredAttribute,
  stepTitle,
  tabTitle,
  tableOption,
  tableShape,
  tagOwnLine,
  tagSpacing,
  unreadableFile,
  unusedSuppression,
  updateDate,
]
