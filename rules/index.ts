/** The only list of rules. */
import type {Rule} from '../src/lint/rule.ts'
import {anchorCharacters} from './anchor-characters.ts'
import {anchorHrefMatch} from './anchor-href-match.ts'
import {attributeSyntax} from './attribute-syntax.ts'
import {attributeValue} from './attribute-value.ts'
import {buttonClass} from './button-class.ts'
import {cardTarget} from './card-target.ts'
import {destinationSpaces} from './destination-spaces.ts'
import {detailsBlankLines} from './details-blank-lines.ts'
import {detailsSummary} from './details-summary.ts'
import {emojiName} from './emoji-name.ts'
import {emphasisSpacing} from './emphasis-spacing.ts'
import {footnoteDefinition} from './footnote-definition.ts'
import {headingDepth} from './heading-depth.ts'
import {hintStyle} from './hint-style.ts'
import {iconName} from './icon-name.ts'
import {imageAlt} from './image-alt.ts'
import {imageSize} from './image-size.ts'
import {linkScheme} from './link-scheme.ts'
import {linkTextSpacing} from './link-text-spacing.ts'
import {markColor} from './mark-color.ts'
import {mathDelimiters} from './math-delimiters.ts'
import {noBlobImage} from './no-blob-image.ts'
import {noBreakSpace} from './no-break-space.ts'
import {noBrokenEntity} from './no-broken-entity.ts'
import {noBrokenLinkText} from './no-broken-link-text.ts'
import {noBrokenReference} from './no-broken-reference.ts'
import {noConflictMarker} from './no-conflict-marker.ts'
import {noCrossedTags} from './no-crossed-tags.ts'
import {noDanglingBreak} from './no-dangling-break.ts'
import {noDuplicateAnchor} from './no-duplicate-anchor.ts'
import {noDuplicateAttribute} from './no-duplicate-attribute.ts'
import {noEditorLink} from './no-editor-link.ts'
import {noEmptyHeading} from './no-empty-heading.ts'
import {noEmptyLink} from './no-empty-link.ts'
import {noEmptyMark} from './no-empty-mark.ts'
import {noEncodedLetter} from './no-encoded-letter.ts'
import {noEscapedTag} from './no-escaped-tag.ts'
import {noExpressionInTitle} from './no-expression-in-title.ts'
import {noForeignSyntax} from './no-foreign-syntax.ts'
import {noGithubAlert} from './no-github-alert.ts'
import {noHotlinkedImage} from './no-hotlinked-image.ts'
import {noIndentedTag} from './no-indented-tag.ts'
import {noInvisibleCharacter} from './no-invisible-character.ts'
import {noLocalLink} from './no-local-link.ts'
import {noMarkdownInHtml} from './no-markdown-in-html.ts'
import {noMojibake} from './no-mojibake.ts'
import {noNestedTable} from './no-nested-table.ts'
import {noReadmeLink} from './no-readme-link.ts'
import {noSecondTitle} from './no-second-title.ts'
import {noSingleDollarMath} from './no-single-dollar-math.ts'
import {noSkippedHeadingLevel} from './no-skipped-heading-level.ts'
import {noSpaceEntity} from './no-space-entity.ts'
import {noUnclosedHtml} from './no-unclosed-html.ts'
import {noUnclosedTag} from './no-unclosed-tag.ts'
import {noUnknownAttribute} from './no-unknown-attribute.ts'
import {noUnknownTag} from './no-unknown-tag.ts'
import {noUnopenedTag} from './no-unopened-tag.ts'
import {pageTitle} from './page-title.ts'
import {pictureSource} from './picture-source.ts'
import {requiredAttribute} from './required-attribute.ts'
import {tableOption} from './table-option.ts'
import {tableShape} from './table-shape.ts'
import {tagOwnLine} from './tag-own-line.ts'
import {tagSpacing} from './tag-spacing.ts'

export const rules: readonly Rule[] = [
  anchorCharacters,
  anchorHrefMatch,
  attributeSyntax,
  attributeValue,
  buttonClass,
  cardTarget,
  destinationSpaces,
  detailsBlankLines,
  detailsSummary,
  emojiName,
  emphasisSpacing,
  footnoteDefinition,
  headingDepth,
  hintStyle,
  iconName,
  imageAlt,
  imageSize,
  linkScheme,
  linkTextSpacing,
  markColor,
  mathDelimiters,
  noBlobImage,
  noBreakSpace,
  noBrokenEntity,
  noBrokenLinkText,
  noBrokenReference,
  noConflictMarker,
  noCrossedTags,
  noDanglingBreak,
  noDuplicateAnchor,
  noDuplicateAttribute,
  noEditorLink,
  noEmptyHeading,
  noEmptyLink,
  noEmptyMark,
  noEncodedLetter,
  noEscapedTag,
  noExpressionInTitle,
  noForeignSyntax,
  noGithubAlert,
  noHotlinkedImage,
  noIndentedTag,
  noInvisibleCharacter,
  noLocalLink,
  noMarkdownInHtml,
  noMojibake,
  noNestedTable,
  noReadmeLink,
  noSecondTitle,
  noSingleDollarMath,
  noSkippedHeadingLevel,
  noSpaceEntity,
  noUnclosedHtml,
  noUnclosedTag,
  noUnknownAttribute,
  noUnknownTag,
  noUnopenedTag,
  pageTitle,
  pictureSource,
  requiredAttribute,
  tableOption,
  tableShape,
  tagOwnLine,
  tagSpacing,
]
