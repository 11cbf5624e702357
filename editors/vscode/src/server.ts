/** The language server that comes with the extension. */
import {startServer} from '../../../src/hosts/lsp/main.ts'

void startServer()
