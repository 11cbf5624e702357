/** This project's own documentation under its own preset; `npm run build` makes it. */
import preset from './dist/src/hosts/remark/preset.js'

export default {plugins: [preset]}
