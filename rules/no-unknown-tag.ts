/** Page rule: tags alone on their line are GitBook's. Template languages use the same braces: their words are no slips. */
import type {Report} from '../src/core/finding.ts'
import {nearest} from '../src/core/nearest.ts'
import {isKnownTag, pseudoTags, tagSchemas} from '../src/gitbook/tag-schemas.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import type {Block} from '../src/page/facts.ts'

/** Tags of Jinja, Twig, Django, Nunjucks, Liquid and old GitBook plugins. */
const foreign = new Set(
  (
    'apply asset_img assign asyncAll asyncEach autoescape blank block blocktrans blocktranslate break cache call ' +
    'capture case comment component continue csrf_token cycle decrement deprecated do echo else elif elseif elsif ' +
    'embed_file extends extra filter firstof flush for form from fragment gist guard highlight if ifAsync ifchanged ' +
    'ifversion import include_cached include_relative increment javascript layout link liquid load local ' +
    'macro method navigation now page paginate param post_url present raw regroup render resetcycle sample sandbox ' +
    'schema section set sections silent slot snippet spaceless static style stylesheet tag table_row tablerow tags ' +
    'templatetag trans translate unless url use verbatim when widthratio with'
  ).split(' '),
)

export const noUnknownTag = definePageRule({
  id: 'no-unknown-tag',
  summary: 'Tags have a name that GitBook knows',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook drops a tag that it does not know, or shows it raw.',
  inEditor: 'Delete the raw tag and insert the block by typing `/`.',
  afterExport: {fate: 'stays', source: 'It is what GitBook writes itself'},
  sources: ['Observed in exports: the names of tags', 'GitBook documentation, Blocks'],
  examples: [
    {
      files: {
        'README.md': '{% hnit style="info" %}\n~  ^^^^ no-unknown-tag "expected `hint`"\nHi\n{% endhnit %}\n',
      },
      fixedUnsafely: {'README.md': '{% hint style="info" %}\nHi\n{% endhint %}\n'},
    },
    {
      files: {
        'README.md':
          '{% expandable title="More" %}\n~  ^^^^^^^^^^ no-unknown-tag "expected `<details>`"\nHi\n{% endexpandable %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% quiz title="Knots" %}\n~  ^^^^ no-unknown-tag "unknown tag `quiz`, expected a block of GitBook"\nHi\n{% endquiz %}\n',
      },
      reason: 'Only an info: what GitBook makes of it is not documented',
    },
    {files: {'README.md': '{% hint style="info" %}\nHi\n{% endhint %}\n\n{% @acme/form id="1" %}\n'}},
    {
      files: {
        'README.md':
          '{% set name = "x" %}\n\n{% for a in b %}\n\n{% endfor %}\n\n{% include_relative a.md %}\n',
      },
      reason: 'Words of Jinja and Liquid, not slips',
    },
    {files: {'README.md': 'Twig has {% tab %} and {% hnit %}.\n'}, reason: 'Prose'},
    {
      files: {'README.md': '{% quiz %}\n\n{% knot item in list %}\n\n{{ item }}\n\n{% endknot %}\n'},
      reason: 'A tag without end or with an expression is of some template',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        for (const block of page.facts.blocks) {
          const {name, open} = block
          if (open.inline || isKnownTag(name) || foreign.has(name)) continue
          const instead = pseudoTags.get(name)
          const near = nearest(name, tagSchemas.keys())
          if (instead !== undefined) report(pseudo(block, instead))
          else if (near !== undefined) report(misspelt(block, near))
          else if (isMeantAsBlock(block)) report(unknown(block))
        }
      },
    }
  },
})

/** Whether it is written as GitBook writes a block: with an end tag, and nothing but `name="value"` in it. */
const isMeantAsBlock = ({open, close}: Block): boolean =>
  close !== undefined && open.problems.length === 0 && open.attributes.every(({quote}) => quote !== undefined)

const unknown = ({name, open}: Block): Report => ({
  range: open.nameRange,
  message: `Unexpected unknown tag ${code(name)}, expected a block of GitBook`,
  note,
  severity: 'info',
})

const note = 'Readers see the raw tag, or nothing'

const misspelt = ({name, open, close}: Block, near: string): Report => ({
  range: open.nameRange,
  message: `Unexpected unknown tag ${code(name)}, expected \`${near}\``,
  note,
  ...(close === undefined && {expected: [near]}),
  fix: {
    title: `Rename to \`${near}\``,
    safety: 'unsafe',
    edits: [
      {range: open.nameRange, text: near},
      ...(close === undefined ? [] : [{range: close.nameRange, text: `end${near}`}]),
    ],
  },
})

const pseudo = ({name, open}: Block, instead: string): Report => ({
  range: open.nameRange,
  message: `Unexpected tag \`${name}\`, expected ${instead}`,
  note,
})
