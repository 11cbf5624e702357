/** Paths as relative addresses. */

/** A path percent-encoded part by part; a surrogate that stands alone has no encoding and is replaced. */
export const uriOfPath = (path: string): string =>
  path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/')
