/** The version of this package. The build puts it in: core reads no disk. */

/** What the build replaces by the version in `package.json`; absent where the sources run as they are. */
declare const __VERSION__: string | undefined

/** The version, as in `package.json`; `0.0.0-source` where nothing was built. */
export const version: string = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0-source'
