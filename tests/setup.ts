/** Properties are tried on the same inputs in every run, so that a failure is a fault of the change at hand. */
import fc from 'fast-check'

fc.configureGlobal({seed: 20_261_125})
