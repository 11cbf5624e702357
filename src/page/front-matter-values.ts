/** The values of a page's front matter at any depth, with their ranges; nothing of front matter with errors. */
import type {FrontMatterValue, PageFacts} from './facts.ts'

/** All keys in source order; none where the YAML cannot be read. */
export function frontMatterValues({frontMatter}: PageFacts): readonly FrontMatterValue[] {
  if (frontMatter === undefined || frontMatter.errors.length > 0) return []
  const top = frontMatter.entries.map((entry) => ({...entry, parents: []}))
  return [...top, ...frontMatter.nested].sort((a, b) => a.keyRange.start - b.keyRange.start)
}
