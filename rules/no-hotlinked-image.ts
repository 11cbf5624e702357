/** Reports pictures that are fetched from the store of GitBook's uploads and are not in the repository. */
import {classifyHref} from '../src/gitbook/href.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'

export const noHotlinkedImage = definePageRule({
  id: 'no-hotlinked-image',
  summary: "Pictures are files of the repository, not addresses in GitBook's store of uploads",
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'The picture is not in Git. Readers no longer see it once the space that it was uploaded to is moved or deleted, or the token in the address ends.',
  inEditor: 'Save the picture, delete it from the page, and upload it to the page again.',
  sources: ['Observed in synced spaces: pictures copied from a published page keep the address of the store'],
  examples: [
    {
      files: {
        'README.md': `# Kites

![A kite](https://123456-files.gitbook.io/~/files/v0/b/gitbook-x-prod/o/spaces%2Fk%2Fuploads%2Fkite.png?alt=media)
~ @3:11-3:114 no-hotlinked-image "expected a file in \`.gitbook/assets\`"

<figure><img src="https://files.gitbook.com/v0/b/gitbook-x-prod/o/kite.png" alt="A kite"></figure>
~                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-hotlinked-image
`,
      },
    },
    {
      files: {
        'README.md': `# Kites

![A kite](.gitbook/assets/kite.png) ![Wind](https://gitbook.com/images/gitbook.png) ![Line](https://kites.example/files.gitbook.com/line.png)

{% embed url="https://files.gitbook.com/v0/b/gitbook-x-prod/o/film.mp4" %}

See [the picture](https://files.gitbook.com/v0/b/gitbook-x-prod/o/kite.png).
`,
      },
      reason:
        'Pictures of other sites are their own matter; GitBook itself writes the address of an embedded film so',
    },
  ],
  visit: ({page, report}) => ({
    done() {
      for (const {kind, href, hrefRange} of page.facts.targets) {
        if (!/image|cover|html-source/.test(kind) || classifyHref(href).kind !== 'gitbook-file-store')
          continue
        report({
          range: hrefRange,
          message: `Unexpected image from GitBook's store ${code(href)}, expected a file in \`.gitbook/assets\``,
          note: 'The picture is not in Git, and vanishes for readers when its space moves',
        })
      }
    },
  }),
})
