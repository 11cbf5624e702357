/** All safe fixes of one file, verified as `--fix` verifies them, tried in a session of their own. */
import type {Edit, Finding} from '../../core/finding.ts'
import {fixTexts} from '../../fix/fix-texts.ts'
import {linkStateOf} from '../../fix/link-states.ts'
import {placed} from '../../fix/placed.ts'
import type {FixSubject, LintedTexts, Texts} from '../../fix/subject.ts'
import {visibleBlocks} from '../../fix/visible-blocks.ts'
import {lintPage} from '../../lint/lint-page.ts'
import {parsePage} from '../../page/parse.ts'
import {isMarkdownPath} from '../../project/paths.ts'
import {absolutePath} from '../../project/walk.ts'
import type {CheckedFile, PlacedFile, Session} from '../../session/session.ts'

/** One edit that takes the place of what changes; none where nothing can be fixed. Other files stay as they are. */
export async function fixAll(session: Session, file: CheckedFile): Promise<readonly Edit[]> {
  const {texts} = await fixTexts(await subjectOf(session, file), {safeties: new Set(['safe'])})
  const text = texts.get(file.path)
  return text === undefined ? [] : [difference(file.text, text)]
}

/** The file by its absolute path, among those whose links lead to it. */
async function subjectOf(session: Session, file: CheckedFile): Promise<FixSubject> {
  const trial = session.fork()
  const place = await trial.place(file.path)
  const around = place ? neighbours(place) : []
  const lint = async (texts: Texts): Promise<LintedTexts> => {
    trial.update(file.path, texts.get(file.path) ?? file.text)
    const findings: Finding[] = []
    for (const path of [file.path, ...around]) {
      const checked = await trial.check(path)
      findings.push(...(checked?.findings ?? []).map((finding) => placed(checked?.root ?? '', finding)))
    }
    const now = await trial.place(file.path)
    return {
      findings,
      linksOf: (path) => (now && path === file.path ? linkStateOf(now.index, now.own) : undefined),
    }
  }
  return {
    textOf: (path) => (path === file.path ? file.text : undefined),
    check(path, text) {
      if (!isMarkdownPath(path)) return undefined
      const page = parsePage(file.own, text, place?.page?.facts.kind)
      const findings = lintPage(page, session.pageRules(path, file.root))
      return {findings, visible: visibleBlocks(page)}
    },
    lint,
  }
}

/** The files that lead to this one: what is said of them may change with its anchors. */
const neighbours = ({index, own, root}: PlacedFile): readonly string[] => [
  ...new Set(
    index.links
      .to(own)
      .map(({from}) => from)
      .filter((from) => from !== own)
      .map((from) => absolutePath(root, from)),
  ),
]

/** The smallest stretch in which two texts differ. */
function difference(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let tail = 0
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return {range: {start, end: before.length - tail}, text: after.slice(start, after.length - tail)}
}
