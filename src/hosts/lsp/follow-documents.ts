/** Tells the session what becomes of open documents and of files on the disk, and has findings published. */
import {nativePaths} from '../native-paths.ts'
import type {Served} from './served.ts'

/** Follows from now on. */
export function followDocuments(served: Served): void {
  const {connection, documents, session, publisher} = served
  documents.onDidOpen(({document}) => {
    const path = nativePaths.ofUri(document.uri)
    if (path === undefined) return
    session.update(path, document.getText())
    publisher.now(document.uri)
  })
  documents.onDidChangeContent(({document}) => {
    const path = nativePaths.ofUri(document.uri)
    if (path === undefined) return
    session.update(path, document.getText())
    publisher.soon(document.uri)
  })
  documents.onDidSave(({document}) => {
    const path = nativePaths.ofUri(document.uri)
    if (path !== undefined && served.configs().isConfig(path)) served.changeConfig()
    // Without watchers a save is the one hint that other files may have changed as well.
    else if (!served.client.workspace?.didChangeWatchedFiles?.dynamicRegistration) session.reset()
    publisher.soon()
  })
  documents.onDidClose(({document}) => {
    const path = nativePaths.ofUri(document.uri)
    // A file may be open by two addresses, which differ in what they encode.
    const other = documents.all().find(({uri}) => nativePaths.ofUri(uri) === path)
    if (path !== undefined) session.update(path, other?.getText())
    publisher.clear(document.uri)
    publisher.soon()
  })
  connection.onDidChangeWatchedFiles(({changes}) => {
    const paths = changes.flatMap(({uri}) => nativePaths.ofUri(uri) ?? [])
    for (const path of paths) session.changed(path)
    if (paths.some((path) => served.configs().isConfig(path))) served.changeConfig()
    publisher.soon()
  })
}
