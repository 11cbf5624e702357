/** Digests of texts, for fingerprints of findings. */
import {createHash} from 'node:crypto'

/** 32 hexadecimal digits of SHA-256. */
export const hashText = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)
