/**
 * How to tell TeX from other text with dollars in it, as GitBook's formulas are TeX for KaTeX. It knows
 * common commands only, so that paths and shell variables are never taken for maths.
 */

const commands =
  'alpha beta gamma delta epsilon varepsilon theta lambda mu nu pi rho sigma tau phi varphi chi psi omega Gamma Delta Theta Lambda Pi Sigma Phi Psi Omega frac dfrac tfrac sqrt sum prod int oint lim log ln exp sin cos tan max min argmax argmin cdot times div pm leq geq le ge neq approx equiv sim propto infty partial nabla in notin subset subseteq cup cap forall exists to rightarrow leftarrow Rightarrow Leftrightarrow mapsto text mathbf mathrm mathcal mathbb mathit operatorname hat bar vec tilde overline underline left right begin ldots cdots dots quad binom boldsymbol'

/** A TeX command, or a subscript or superscript in braces. */
export const texCommand = new RegExp(
  `\\\\(?:${commands.split(' ').join('|')})(?![A-Za-z])|[A-Za-z0-9)}\\]][\\^_]\\{[^{}\\s]`,
)
