/** Where a rule is documented. */
const base = 'https://github.com/gitbook-lint/gitbook-lint/blob/main/docs/rules'

/** The address of a rule's page. */
export const docsUrl = (id: string): string => `${base}/${id}.md`
