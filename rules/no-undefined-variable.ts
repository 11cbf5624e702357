/** Space rule: variables in expressions and conditions are defined, in the space or on the page. */
import type {Report} from '../src/core/finding.ts'
import {nearest} from '../src/core/nearest.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code} from '../src/lint/wording.ts'
import type {VariableUse} from '../src/page/facts.ts'

const summary = '# Contents\n\n* [Bay](README.md)\n'

export const noUndefinedVariable = defineSpaceRule({
  id: 'no-undefined-variable',
  summary: 'Variables in expressions and conditions are defined',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'An expression with an unknown variable shows nothing, in the middle of a sentence; a condition with one never holds.',
  inEditor: 'Click the expression and choose the variable again, or define it.',
  afterExport: {fate: 'stays', source: 'GitBook writes expressions as they are'},
  sources: ['GitBook documentation, Variables and expressions'],
  owners: ['page', 'include'],
  examples: [
    {
      files: {
        'README.md':
          '# Bay\n\nHigh at <code class="expression">space.vars.tied</code>.\n~                                           ^^^^ no-undefined-variable "expected `tide`"\n\n{% if page.vars.open %}\n~               ^^^^ no-undefined-variable "expected it below `vars` in the front matter"\nOpen.\n{% endif %}\n',
        'SUMMARY.md': summary,
        '.gitbook/vars.yaml': 'tide: "18:30"\n',
      },
      fixedUnsafely: {
        'README.md':
          '# Bay\n\nHigh at <code class="expression">space.vars.tide</code>.\n\n{% if page.vars.open %}\nOpen.\n{% endif %}\n',
      },
    },
    {
      files: {
        'README.md':
          '# Bay\n\nHigh at <code class="expression">space.vars.tide</code>.\n~                                           ^^^^ no-undefined-variable "expected it in `.gitbook/vars.yaml`"\n',
        'SUMMARY.md': summary,
      },
    },
    {
      files: {
        'README.md':
          '---\nvars:\n  open: true\n---\n\n# Bay\n\nHigh at <code class="expression">space.vars.tide</code>.\n\n{% if page.vars.open %}\nOpen.\n{% endif %}\n',
        'SUMMARY.md': summary,
        '.gitbook/vars.yaml': 'tide: "18:30"\n',
      },
    },
    {
      files: {
        'README.md':
          '# Bay\n\nWrite `space.vars.name`, or:\n\n```html\n<code class="expression">space.vars.name</code>\n```\n',
        'SUMMARY.md': summary,
        '.gitbook/includes/tide.md': 'High at <code class="expression">page.vars.tide</code>.\n',
      },
      reason: 'Code shows what is written; the page that an include stands on is not known to it',
    },
  ],
  check({file: {owner, facts}, index: {variables}, report}) {
    const own = new Set(facts.ownVariables)
    const isReadable = (facts.frontMatter?.errors.length ?? 0) === 0
    for (const use of facts.variables) {
      if (use.scope === 'page' && (owner === 'include' || !isReadable)) continue
      const known = use.scope === 'page' ? own : variables
      if (known && !known.has(use.name)) report(undefinedReport(use, known))
    }
  },
})

const places = {space: 'in `.gitbook/vars.yaml`', page: 'below `vars` in the front matter'}

function undefinedReport({scope, name, range}: VariableUse, known: ReadonlySet<string>): Report {
  const near = nearest(name, known)
  return {
    range,
    message: `Unexpected undefined variable ${code(`${scope}.vars.${name}`)}, expected ${near === undefined ? `it ${places[scope]}` : code(near)}`,
    note: 'Readers see nothing in its place',
    ...(near !== undefined && {
      expected: [near],
      fix: {
        title: `Replace by \`${near}\``,
        safety: 'unsafe',
        visibleText: 'changes',
        edits: [{range, text: near}],
      },
    }),
  }
}
