/** Where a rule is documented. */
const docs = 'https://github.com/gitbook-lint/gitbook-lint/blob/main/docs'

/** The address of a rule's page. */
export const docsUrl = (id: string): string => `${docs}/rules/${id}.md`

/** The address of the schema of the config. */
export const configSchemaUrl = 'https://github.com/gitbook-lint/gitbook-lint/raw/main/docs/schema.json'
