/** The only list of rules. */
import type {Rule} from '../src/lint/rule.ts'
import {anchorCharacters} from './anchor-characters.ts'
import {anchorHrefMatch} from './anchor-href-match.ts'
import {assetSize} from './asset-size.ts'
import {assetType} from './asset-type.ts'
import {attributeSyntax} from './attribute-syntax.ts'
import {attributeValue} from './attribute-value.ts'
import {blockNesting} from './block-nesting.ts'
import {buttonClass} from './button-class.ts'
import {cardTarget} from './card-target.ts'
import {codeBlockContent} from './code-block-content.ts'
import {codeLanguage} from './code-language.ts'
import {columnWidth} from './column-width.ts'
import {configPath} from './config-path.ts'
import {configYaml} from './config-yaml.ts'
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
import {linkExtension} from './link-extension.ts'
import {linkNeedsScheme} from './link-needs-scheme.ts'
import {linkScheme} from './link-scheme.ts'
import {linkTextSpacing} from './link-text-spacing.ts'
import {markColor} from './mark-color.ts'
import {mathDelimiters} from './math-delimiters.ts'
import {noAbsoluteRepositoryLink} from './no-absolute-repository-link.ts'
import {noBlobImage} from './no-blob-image.ts'
import {noBlockBetweenItems} from './no-block-between-items.ts'
import {noBreakSpace} from './no-break-space.ts'
import {noBrokenEntity} from './no-broken-entity.ts'
import {noBrokenLinkText} from './no-broken-link-text.ts'
import {noBrokenPageLink} from './no-broken-page-link.ts'
import {noBrokenReference} from './no-broken-reference.ts'
import {noConflictMarker} from './no-conflict-marker.ts'
import {noCrossedTags} from './no-crossed-tags.ts'
import {noDanglingBreak} from './no-dangling-break.ts'
import {noDuplicateAnchor} from './no-duplicate-anchor.ts'
import {noDuplicateAsset} from './no-duplicate-asset.ts'
import {noDuplicateAttribute} from './no-duplicate-attribute.ts'
import {noDuplicateEntry} from './no-duplicate-entry.ts'
import {noDuplicateRedirect} from './no-duplicate-redirect.ts'
import {noDuplicateTabTitle} from './no-duplicate-tab-title.ts'
import {noEditorLink} from './no-editor-link.ts'
import {noEmptyBlock} from './no-empty-block.ts'
import {noEmptyHeading} from './no-empty-heading.ts'
import {noEmptyLink} from './no-empty-link.ts'
import {noEmptyMark} from './no-empty-mark.ts'
import {noEmptyPage} from './no-empty-page.ts'
import {noEncodedLetter} from './no-encoded-letter.ts'
import {noEscapedTag} from './no-escaped-tag.ts'
import {noExpressionInTitle} from './no-expression-in-title.ts'
import {noForeignSyntax} from './no-foreign-syntax.ts'
import {noGithubAlert} from './no-github-alert.ts'
import {noHotlinkedImage} from './no-hotlinked-image.ts'
import {noIframe} from './no-iframe.ts'
import {noIndentedTag} from './no-indented-tag.ts'
import {noInvisibleCharacter} from './no-invisible-character.ts'
import {noLeftoverPage} from './no-leftover-page.ts'
import {noLegacyTag} from './no-legacy-tag.ts'
import {noLocalLink} from './no-local-link.ts'
import {noLostAnchor} from './no-lost-anchor.ts'
import {noLostPageUrl} from './no-lost-page-url.ts'
import {noMarkdownInHtml} from './no-markdown-in-html.ts'
import {noMissingAnchor} from './no-missing-anchor.ts'
import {noMissingCover} from './no-missing-cover.ts'
import {noMissingFile} from './no-missing-file.ts'
import {noMissingImage} from './no-missing-image.ts'
import {noMissingInclude} from './no-missing-include.ts'
import {noMissingTranslation} from './no-missing-translation.ts'
import {noMojibake} from './no-mojibake.ts'
import {noMultilineAttribute} from './no-multiline-attribute.ts'
import {noNestedInclude} from './no-nested-include.ts'
import {noNestedTable} from './no-nested-table.ts'
import {noOrphanChild} from './no-orphan-child.ts'
import {noOutsideLink} from './no-outside-link.ts'
import {noPathCaseCollision} from './no-path-case-collision.ts'
import {noPlaceholderTag} from './no-placeholder-tag.ts'
import {noReadmeCopy} from './no-readme-copy.ts'
import {noReadmeLink} from './no-readme-link.ts'
import {noRedirectLoop} from './no-redirect-loop.ts'
import {noSecondTitle} from './no-second-title.ts'
import {noShadowedRedirect} from './no-shadowed-redirect.ts'
import {noSingleDollarMath} from './no-single-dollar-math.ts'
import {noSkippedHeadingLevel} from './no-skipped-heading-level.ts'
import {noSpaceEntity} from './no-space-entity.ts'
import {noStrayContent} from './no-stray-content.ts'
import {noUnclosedFence} from './no-unclosed-fence.ts'
import {noUnclosedHtml} from './no-unclosed-html.ts'
import {noUnclosedTag} from './no-unclosed-tag.ts'
import {noUndeclaredTag} from './no-undeclared-tag.ts'
import {noUndefinedVariable} from './no-undefined-variable.ts'
import {noUnknownAttribute} from './no-unknown-attribute.ts'
import {noUnknownTag} from './no-unknown-tag.ts'
import {noUnlistedPage} from './no-unlisted-page.ts'
import {noUnlistedTarget} from './no-unlisted-target.ts'
import {noUnopenedTag} from './no-unopened-tag.ts'
import {noUnsupportedTag} from './no-unsupported-tag.ts'
import {noUnusedAsset} from './no-unused-asset.ts'
import {noUnusedInclude} from './no-unused-include.ts'
import {noUrlCollision} from './no-url-collision.ts'
import {openapiSource} from './openapi-source.ts'
import {pageCount} from './page-count.ts'
import {pageLimits} from './page-limits.ts'
import {pageTitle} from './page-title.ts'
import {pathCase} from './path-case.ts'
import {pathNormalisation} from './path-normalisation.ts'
import {pictureSource} from './picture-source.ts'
import {primaryTag} from './primary-tag.ts'
import {readmePresent} from './readme-present.ts'
import {redirectSlash} from './redirect-slash.ts'
import {redirectTarget} from './redirect-target.ts'
import {requiredAttribute} from './required-attribute.ts'
import {siteConfig} from './site-config.ts'
import {stepTitle} from './step-title.ts'
import {summaryEntryTarget} from './summary-entry-target.ts'
import {summaryIndent} from './summary-indent.ts'
import {summaryLabelLength} from './summary-label-length.ts'
import {summarySyntax} from './summary-syntax.ts'
import {summaryTitleMatch} from './summary-title-match.ts'
import {tabTitle} from './tab-title.ts'
import {tableOption} from './table-option.ts'
import {tableShape} from './table-shape.ts'
import {tagOwnLine} from './tag-own-line.ts'
import {tagSpacing} from './tag-spacing.ts'
import {tagsYaml} from './tags-yaml.ts'
import {unreadableFile} from './unreadable-file.ts'
import {unusedSuppression} from './unused-suppression.ts'
import {updateDate} from './update-date.ts'
import {varsYaml} from './vars-yaml.ts'

export const rules: readonly Rule[] = [
  anchorCharacters,
  anchorHrefMatch,
  assetSize,
  assetType,
  attributeSyntax,
  attributeValue,
  blockNesting,
  buttonClass,
  cardTarget,
  codeBlockContent,
  codeLanguage,
  columnWidth,
  configPath,
  configYaml,
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
  linkExtension,
  linkNeedsScheme,
  linkScheme,
  linkTextSpacing,
  markColor,
  mathDelimiters,
  noAbsoluteRepositoryLink,
  noBlobImage,
  noBlockBetweenItems,
  noBreakSpace,
  noBrokenEntity,
  noBrokenLinkText,
  noBrokenPageLink,
  noBrokenReference,
  noConflictMarker,
  noCrossedTags,
  noDanglingBreak,
  noDuplicateAnchor,
  noDuplicateAsset,
  noDuplicateAttribute,
  noDuplicateEntry,
  noDuplicateRedirect,
  noDuplicateTabTitle,
  noEditorLink,
  noEmptyBlock,
  noEmptyHeading,
  noEmptyLink,
  noEmptyMark,
  noEmptyPage,
  noEncodedLetter,
  noEscapedTag,
  noExpressionInTitle,
  noForeignSyntax,
  noGithubAlert,
  noHotlinkedImage,
  noIframe,
  noIndentedTag,
  noInvisibleCharacter,
  noLeftoverPage,
  noLegacyTag,
  noLocalLink,
  noLostAnchor,
  noLostPageUrl,
  noMarkdownInHtml,
  noMissingAnchor,
  noMissingCover,
  noMissingFile,
  noMissingImage,
  noMissingInclude,
  noMissingTranslation,
  noMojibake,
  noMultilineAttribute,
  noNestedInclude,
  noNestedTable,
  noOrphanChild,
  noOutsideLink,
  noPathCaseCollision,
  noPlaceholderTag,
  noReadmeCopy,
  noReadmeLink,
  noRedirectLoop,
  noSecondTitle,
  noShadowedRedirect,
  noSingleDollarMath,
  noSkippedHeadingLevel,
  noSpaceEntity,
  noStrayContent,
  noUnclosedFence,
  noUnclosedHtml,
  noUnclosedTag,
  noUndeclaredTag,
  noUndefinedVariable,
  noUnknownAttribute,
  noUnknownTag,
  noUnlistedPage,
  noUnlistedTarget,
  noUnopenedTag,
  noUnsupportedTag,
  noUnusedAsset,
  noUnusedInclude,
  noUrlCollision,
  openapiSource,
  pageCount,
  pageLimits,
  pageTitle,
  pathCase,
  pathNormalisation,
  pictureSource,
  primaryTag,
  readmePresent,
  redirectSlash,
  redirectTarget,
  requiredAttribute,
  siteConfig,
  stepTitle,
  summaryEntryTarget,
  summaryIndent,
  summaryLabelLength,
  summarySyntax,
  summaryTitleMatch,
  tabTitle,
  tableOption,
  tableShape,
  tagOwnLine,
  tagSpacing,
  tagsYaml,
  unreadableFile,
  unusedSuppression,
  updateDate,
  varsYaml,
]
