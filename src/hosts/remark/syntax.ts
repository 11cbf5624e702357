/** GitBook's syntax on its own: a plugin for `remark-parse`. */
export {remarkGitbook as default} from '../../syntax/remark-gitbook.ts'
