/**
 * The index of a space as a session shows it to rules: always that of the moment, and every look at a part of it
 * that may change is noted. What follows from the list of files is not noted: another list is another session's.
 */
import type {PageFacts} from '../page/facts.ts'
import type {Links} from '../project/links.ts'
import type {Navigation} from '../project/navigation.ts'
import type {SpaceIndex} from '../project/space-index.ts'
import type {Answers} from './answers.ts'

/** The input that the facts of a file are. */
export const factsOf = (path: string): string => `facts of ${path}`
/** The input that changes with the facts of any file. */
export const allFacts = 'facts'

/** Parts of an index that change as a whole. */
type Part = 'vars' | 'variables' | 'tags' | 'tagSlugs' | 'specifications' | 'siblings'

/** Shows the index that `current` gives at each moment. */
export function watchIndex(current: () => SpaceIndex, answers: Answers): SpaceIndex {
  const part = <Name extends Part>(name: Name): SpaceIndex[Name] => {
    answers.read(name)
    return current()[name]
  }
  const {space, lookup, assets, urls, redirects} = current()
  const facts = watchFacts(() => current().facts, answers)
  const pages = watchFacts(() => current().pages, answers)
  const includes = watchFacts(() => current().includes, answers)
  const links = watchLinks(() => current().links, answers)
  const navigation = watchNavigation(current, answers)
  const watched: SpaceIndex = {
    ...{space, lookup, assets, urls, redirects, facts, pages, includes, links},
    get navigation() {
      return navigation()
    },
    get vars() {
      return part('vars')
    },
    get variables() {
      return part('variables')
    },
    get tags() {
      return part('tags')
    },
    get tagSlugs() {
      return part('tagSlugs')
    },
    get specifications() {
      return part('specifications')
    },
    get siblings() {
      return part('siblings')
    },
    ask: (answer, keys) => answers.ask(answer, keys, () => answer(watched, ...keys)),
  }
  return watched
}

/** Which files there are does not change; what is known of them does. */
function watchFacts(
  current: () => ReadonlyMap<string, PageFacts>,
  answers: Answers,
): ReadonlyMap<string, PageFacts> {
  const all = () => {
    answers.read(allFacts)
    return current()
  }
  return {
    get size() {
      return current().size
    },
    has: (path) => current().has(path),
    keys: () => current().keys(),
    get(path) {
      answers.read(factsOf(path))
      return current().get(path)
    },
    values: () => all().values(),
    entries: () => all().entries(),
    forEach: (take) => all().forEach(take),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  }
}

function watchLinks(current: () => Links, answers: Answers): Links {
  const to = (path: string) => {
    answers.read(allFacts)
    return current().to(path)
  }
  return {
    from(path) {
      answers.read(factsOf(path))
      return current().from(path)
    },
    to: (path) => answers.ask(to, [path], () => to(path)),
  }
}

/** What is asked about one page is told apart from the whole: most changes of the table do not concern the page. */
function watchNavigation(current: () => SpaceIndex, answers: Answers): () => Navigation | undefined {
  const {summary} = current().space
  if (summary === undefined) return () => current().navigation
  const whole = () => {
    answers.read(factsOf(summary))
    return current().navigation
  }
  const about =
    <Answer>(look: (navigation: Navigation | undefined, path: string) => Answer) =>
    (path: string): Answer =>
      answers.ask(look, [path], () => look(whole(), path))
  const isThere = () => whole() !== undefined
  const watched: Navigation = {
    path: summary,
    get facts() {
      return whole()?.facts ?? nothing
    },
    get entries() {
      return whole()?.entries ?? []
    },
    entriesOf: about((navigation, path) => navigation?.entriesOf(path) ?? []),
    entryOf: about((navigation, path) => navigation?.entryOf(path)),
    lists: about((navigation, path) => navigation?.lists(path) ?? false),
    trailOf: about((navigation, path) => navigation?.trailOf(path)),
  }
  return () => (answers.ask(isThere, [], isThere) ? watched : undefined)
}

const nothing: Navigation['facts'] = {entries: [], groups: [], other: [], lineEnding: '\n'}
