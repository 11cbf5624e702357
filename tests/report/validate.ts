/** Checks reports against the schemas of their formats. Each gives what is wrong, nothing where all is well. */
import {readFileSync} from 'node:fs'
import {RDFormatValidator} from '@umbrelladocs/rdformat-validator'
import {Ajv, type ValidateFunction} from 'ajv'
import Ajv04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import {validateXML} from 'xmllint-wasm'

const textOf = (name: string): string => readFileSync(new URL(`schemas/${name}`, import.meta.url), 'utf8')

const draft04 = new Ajv04.default({strict: false, allErrors: true})
addFormats.default(draft04)
const sarif = draft04.compile(JSON.parse(textOf('sarif-schema-2.1.0.json')))
const gitlab = new Ajv({allErrors: true}).compile(JSON.parse(textOf('gitlab.schema.json')))

const errorsOf = (validate: ValidateFunction, report: string): readonly string[] =>
  validate(JSON.parse(report))
    ? []
    : (validate.errors ?? []).map(({instancePath, message}) => `${instancePath} ${message}`)

export const sarifErrors = (report: string): readonly string[] => errorsOf(sarif, report)

export const gitlabErrors = (report: string): readonly string[] => errorsOf(gitlab, report)

const rdformat = new RDFormatValidator({strictMode: true, allowExtraFields: false})

export async function rdjsonlErrors(report: string): Promise<readonly string[]> {
  const results = await Promise.all(
    report
      .split('\n')
      .slice(0, -1)
      .map((line) => rdformat.validateString(line)),
  )
  return results.flatMap(({errors}) => errors.map(({path, message}) => `${path} ${message}`))
}

/** Errors of XML by the schema of that name. */
export async function xmlErrors(report: string, schema: 'junit' | 'checkstyle'): Promise<readonly string[]> {
  const {errors} = await validateXML({
    xml: [{fileName: 'report.xml', contents: report}],
    schema: [{fileName: `${schema}.xsd`, contents: textOf(`${schema}.xsd`)}],
  })
  return errors.map(({message}) => message)
}
