/** Reports addresses of the GitBook app that only its users can open, or that never were any. */
import {classifyHref} from '../src/gitbook/href.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import {distinctTargets} from '../src/page/distinct-targets.ts'

export const noEditorLink = definePageRule({
  id: 'no-editor-link',
  summary: 'Links lead to what readers may see, not into the editor of GitBook',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'Readers who follow a link into the editor land on a sign-in page; an invitation lets every reader in; other addresses of the app were never valid.',
  inEditor: 'Edit the link, and choose the page by its title in place of the address from the browser.',
  sources: [
    'https://gitbook.com/docs/skill/write-docs: `https://app.gitbook.com/s/SPACE/PATH` is the only form across spaces',
    'Observed in synced spaces: addresses of change requests pasted from the browser',
  ],
  kinds: ['page', 'include', 'summary'],
  examples: [
    {
      files: {
        'README.md': `# Kites

See [lines](https://app.gitbook.com/o/kItEoRg0/s/kItEsPaCe0/~/changes/7/lines) first.
~           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-editor-link "the editor"

[Fly with us](https://app.gitbook.com/invite/kItEoRg0/sEcReT0)
~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-editor-link "invitation"

[Tails](https://app.gitbook.com/s/XSPACE_TAILS/knots) and [wind](/spaces/kItEsPaCe0/pages/wInDpAgE0)
~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-editor-link "placeholder"
~                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-editor-link
`,
      },
    },
    {
      files: {
        'README.md': `# Kites

{% content-ref url="https://app.gitbook.com/s/kItEsPaCe0/~/drafts/abc/lines" %}
~                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-editor-link
[lines](https://app.gitbook.com/s/kItEsPaCe0/~/drafts/abc/lines)
{% endcontent-ref %}
`,
      },
    },
    {
      files: {
        '.gitbook/includes/knots.md': `See [knots](https://app.gitbook.com/o/kItEoRg0/s/kItEsPaCe0/~/changes/7/knots).
~           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-editor-link "the editor"
`,
      },
      reason: 'A warning: readers meet it only where a page includes the text',
    },
    {
      files: {
        'README.md': `# Kites

[Knots](https://app.gitbook.com/s/kItEsPaCe0/knots "mention") and [tails](https://app.gitbook.com/o/kItEoRg0/s/kItEsPaCe0)

[Sign in](https://app.gitbook.com/account), [sign up](https://app.gitbook.com/join), \`https://app.gitbook.com/s/x/~/changes/7/\`

{% include "https://app.gitbook.com/s/kItEsPaCe0/~/reusable/rEuSe0/" %}
`,
      },
      reason: 'GitBook turns the first two into public addresses; the others are meant for its users',
    },
  ],
  visit: ({page, report}) => ({
    done() {
      for (const {href, hrefRange} of distinctTargets(page.facts.targets)) {
        const found = classifyHref(href)
        if (found.kind !== 'gitbook-editor' && found.kind !== 'app-invalid') continue
        report({
          range: hrefRange,
          ...(found.kind === 'app-invalid' ? neverValid(href) : forUsersOnly(href)),
          // Many includes are left over; readers meet them only where a page includes them.
          ...(page.facts.kind === 'include' && {severity: 'warning'}),
        })
      }
    },
  }),
})

function forUsersOnly(href: string) {
  if (/\/(?:invite|join)\//.test(href)) {
    return {
      message: `Unexpected invitation ${code(href)}, expected an address for readers`,
      note: 'Every reader can join the organisation with it; revoke it as well',
    }
  }
  const isOldSpace = /\/\/app\.gitbook\.com\/@/.test(href)
  return {
    message: `Unexpected link into the editor ${code(href)}, expected the published page`,
    note: 'Readers land on the sign-in page of GitBook',
    // Where these lead today depends on the organisation.
    ...(isOldSpace && {severity: 'warning' as const}),
  }
}

function neverValid(href: string) {
  const placeholder = /XSPACE_\w*/.exec(href)?.[0]
  return {
    message:
      placeholder === undefined
        ? `Unexpected link ${code(href)}, expected \`app.gitbook.com/s/SPACE/PATH\``
        : `Unexpected placeholder ${code(placeholder)}, expected the id of a space`,
    note: 'Readers who click get nothing',
  }
}
