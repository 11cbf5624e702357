/** Where a finding stands, as a writer knows it. */
import type {Where} from './located.ts'

/** Group, parents and title of the page: "Guides › Set up". Empty where nothing is known. */
export const pageTrail = ({trail = [], page}: Where = {}): string =>
  [...trail, ...(page === undefined ? [] : [page])].join(' › ')

/** The place on the page: "under “Install”, in `hint`". Empty where nothing is known. */
export const placeOnPage = ({heading, block}: Where = {}): string =>
  [
    ...(heading === undefined ? [] : [`under “${heading}”`]),
    ...(block === undefined ? [] : [`in a \`${block}\` block`]),
  ].join(', ')
