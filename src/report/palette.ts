/** The colours that reporters ask for: given by the host, so that reporters know no terminal. */

/** Wraps a text in the codes of a colour or weight. */
export type Paint = (text: string) => string

/** The colours in use; `picocolors` fits. */
export interface Palette {
  readonly bold: Paint
  readonly dim: Paint
  readonly underline: Paint
  readonly red: Paint
  readonly yellow: Paint
  readonly blue: Paint
  readonly green: Paint
}

const same: Paint = (text) => text

/** No colours. */
export const plain: Palette = {
  bold: same,
  dim: same,
  underline: same,
  red: same,
  yellow: same,
  blue: same,
  green: same,
}
