/** Files that say what is found in them, as tests read them: the same annotations that rule examples carry. */
export {type Annotated, type Expectation, readAnnotations} from '../../src/lint/annotations.ts'
