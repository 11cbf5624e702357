/**
 * The micromark construct for one GitBook tag, `{% name … %}`, at block level (alone on its line) and
 * in running text. It only finds where a tag ends; `read-tag` explains what is inside. Tags are flat:
 * a container construct would swallow the page when an end tag is missing.
 */
import {htmlFlow} from 'micromark-core-commonmark'
import {factorySpace} from 'micromark-factory-space'
import {markdownLineEnding, markdownLineEndingOrSpace, markdownSpace} from 'micromark-util-character'
import {codes, types} from 'micromark-util-symbol'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    gitbookTag: 'gitbookTag'
    gitbookInlineTag: 'gitbookInlineTag'
    gitbookTagLine: 'gitbookTagLine'
  }
}

/** Extension for micromark with GitBook's tags. Text without `{%` is left to CommonMark. */
export function gitbookTag(): Extension {
  const flowTag: Construct = {name: 'gitbookTag', tokenize: tokenizeFlowTag, concrete: true}
  const textTag: Construct = {name: 'gitbookInlineTag', tokenize: tokenizeTextTag}
  return {
    flow: {[codes.leftCurlyBrace]: flowTag, [codes.lessThan]: htmlUntilTag},
    text: {[codes.leftCurlyBrace]: textTag},
    disable: {null: ['htmlFlow']},
  }
}

/** A tag at block level: nothing else on its line, and no indent of code. */
function tokenizeFlowTag(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const self = this
  return start

  function start(code: Code) {
    return isIndentedCode(self) ? nok(code) : readTag(self, effects, 'gitbookTag', after, nok)(code)
  }

  /**
   * ```markdown
   * > | {% hint %}
   *               ^
   * ```
   */
  function after(code: Code): State | undefined {
    return markdownSpace(code) ? factorySpace(effects, end, types.whitespace)(code) : end(code)
  }

  function end(code: Code) {
    return code === codes.eof || markdownLineEnding(code) ? ok(code) : nok(code)
  }
}

/** A tag in running text. */
function tokenizeTextTag(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return readTag(this, effects, 'gitbookInlineTag', ok, nok)
}

function isIndentedCode(self: TokenizeContext) {
  const tail = self.events[self.events.length - 1]
  return (
    !self.parser.constructs.disable.null?.includes('codeIndented') &&
    tail !== undefined &&
    tail[1].type === types.linePrefix &&
    tail[2].sliceSerialize(tail[1], true).length >= 4
  )
}

/**
 * The states of one tag, from `{` to after `%}`. A tag without its end is given up, except at block
 * level once an attribute was seen: `{% tab title="x"` cannot be meant as text.
 */
function readTag(
  self: TokenizeContext,
  effects: Effects,
  type: 'gitbookTag' | 'gitbookInlineTag',
  ok: State,
  nok: State,
): State {
  const block = type === 'gitbookTag'
  let name = ''
  let hasValue = false
  let afterQuote = false
  let mayOpenQuote = false
  return start

  /**
   * ```markdown
   * > | {% hint %}
   *     ^
   * ```
   */
  function start(code: Code) {
    effects.enter(type)
    effects.enter('gitbookTagLine')
    effects.consume(code)
    return percent
  }

  /**
   * ```markdown
   * > | {% hint %}
   *      ^
   * ```
   */
  function percent(code: Code) {
    if (code !== codes.percentSign) return nok(code)
    effects.consume(code)
    return afterPercent
  }

  /**
   * Jinja's `{%-` is a tag as well; printf's `{%s}` fails for want of an end.
   *
   * ```markdown
   * > | {% hint %}
   *       ^
   * ```
   */
  function afterPercent(code: Code) {
    if (code !== codes.dash) return beforeName(code)
    effects.consume(code)
    return beforeName
  }

  function beforeName(code: Code): State | undefined {
    if (markdownSpace(code)) {
      effects.consume(code)
      return beforeName
    }
    return isNameStart(code) ? inName(code) : nok(code)
  }

  /**
   * ```markdown
   * > | {% hint %}
   *        ^^^^
   * ```
   */
  function inName(code: Code): State | undefined {
    if (code === null || !isNamePart(code)) return body(code)
    name += String.fromCharCode(code)
    effects.consume(code)
    return inName
  }

  /**
   * ```markdown
   * > | {% hint style="info" icon="x" %}
   *            ^             ^
   * ```
   */
  function body(code: Code): State | undefined {
    if (code === codes.eof || markdownLineEnding(code)) {
      return effects.check(nextLine, continueLine, withoutEnd)(code)
    }
    if (code === codes.percentSign) {
      effects.consume(code)
      return maybeEnd
    }
    if (code === codes.leftCurlyBrace) {
      effects.consume(code)
      afterQuote = false
      mayOpenQuote = true
      return maybeNextTag
    }
    // `{% tab title="x"}`: an end that lost its percent sign.
    if (code === codes.rightCurlyBrace && afterQuote && name !== 'if') {
      effects.consume(code)
      return end
    }
    if ((code === codes.quotationMark || code === codes.apostrophe) && mayOpenQuote) {
      return effects.attempt(
        {tokenize: quotedOnLine(code), partial: true},
        closedQuote,
        effects.attempt(
          {tokenize: quotedWithEnd(code), partial: true},
          end,
          effects.attempt({tokenize: quotedOverLines(code), partial: true}, closedQuote, openQuote),
        ),
      )(code)
    }
    afterQuote = afterQuote && markdownSpace(code)
    mayOpenQuote = markdownSpace(code) || (code !== null && '=([,!'.includes(String.fromCharCode(code)))
    effects.consume(code)
    return body
  }

  /** `{%` cannot stand inside a tag: what began before it is no tag. */
  function maybeNextTag(code: Code) {
    return code === codes.percentSign ? nok(code) : body(code)
  }

  function maybeEnd(code: Code) {
    if (code !== codes.rightCurlyBrace) return body(code)
    effects.consume(code)
    return end
  }

  function closedQuote(code: Code) {
    hasValue = true
    afterQuote = true
    mayOpenQuote = false
    return body(code)
  }

  /** A quote that never closes and a line without `%}`: the rest of the line is the tag's. */
  function openQuote(code: Code) {
    if (!block) return nok(code)
    hasValue = true
    return restOfLine(code)
  }

  function restOfLine(code: Code): State | undefined {
    if (code === codes.eof || markdownLineEnding(code)) return withoutEnd(code)
    effects.consume(code)
    return restOfLine
  }

  function continueLine(code: Code) {
    effects.exit('gitbookTagLine')
    effects.enter(types.lineEnding)
    effects.consume(code)
    effects.exit(types.lineEnding)
    effects.enter('gitbookTagLine')
    afterQuote = false
    mayOpenQuote = true
    return body
  }

  function withoutEnd(code: Code) {
    return block && hasValue ? end(code) : nok(code)
  }

  function end(code: Code) {
    effects.exit('gitbookTagLine')
    effects.exit(type)
    return ok(code)
  }

  /** A value that closes on its line: the usual case. */
  function quotedOnLine(marker: Code) {
    return (quoted: Effects, found: State, missing: State): State => {
      let sawEnd = false
      let previous: Code = null
      return open

      function open(code: Code) {
        quoted.consume(code)
        return inside
      }

      function inside(code: Code): State | undefined {
        if (code === codes.eof || markdownLineEnding(code)) return missing(code)
        if (previous === codes.percentSign && code === codes.rightCurlyBrace) sawEnd = true
        if (sawEnd && previous === codes.leftCurlyBrace && code === codes.percentSign) return missing(code)
        if (code === marker) {
          const escaped = previous === codes.backslash
          quoted.consume(code)
          return escaped ? afterEscaped : sawEnd ? afterLateQuote : found
        }
        previous = code
        quoted.consume(code)
        return inside
      }

      /** `\"` closes a value only where the tag can go on: `title="C:\"`, not `title="a \"b\" c"`. */
      function afterEscaped(code: Code) {
        previous = null
        return isAfterValue(code) ? found(code) : inside(code)
      }

      /** A quote behind a `%}` belongs to the text that follows the tag, unless the tag goes on. */
      function afterLateQuote(code: Code) {
        return isAfterValue(code) ? found(code) : missing(code)
      }
    }
  }

  /** A value without closing quote in a tag that ends on the same line. */
  function quotedWithEnd(marker: Code) {
    return (quoted: Effects, found: State, missing: State): State => {
      let previous: Code = null
      return open

      function open(code: Code) {
        quoted.consume(code)
        return inside
      }

      function inside(code: Code): State | undefined {
        if (code === codes.eof || markdownLineEnding(code) || code === marker) return missing(code)
        quoted.consume(code)
        if (previous === codes.percentSign && code === codes.rightCurlyBrace) return found
        previous = code
        return inside
      }
    }
  }

  /** A value over several lines, as in diagrams; a line that begins with a tag ends the hope for its quote. */
  function quotedOverLines(marker: Code) {
    return (quoted: Effects, found: State, missing: State): State => {
      return open

      function open(code: Code) {
        quoted.consume(code)
        return inside
      }

      function inside(code: Code): State | undefined {
        if (code === codes.eof) return missing(code)
        if (markdownLineEnding(code)) {
          quoted.exit('gitbookTagLine')
          return lineEnding(code)
        }
        quoted.consume(code)
        return code === marker ? found : inside
      }

      function lineEnding(code: Code): State | undefined {
        if (code === codes.eof) return missing(code)
        if (!markdownLineEnding(code)) return quoted.check(tagStart, missing, nextPart)(code)
        quoted.enter(types.lineEnding)
        quoted.consume(code)
        quoted.exit(types.lineEnding)
        return lineEnding
      }

      function nextPart(code: Code) {
        if (self.parser.lazy[self.now().line]) return missing(code)
        quoted.enter('gitbookTagLine')
        return inside(code)
      }
    }
  }
}

/** Whether the next line goes on with a tag: `%}` or another attribute. */
const nextLine: Construct = {tokenize: tokenizeNextLine, partial: true}

function tokenizeNextLine(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const self = this
  return start

  function start(code: Code) {
    if (code === codes.eof) return nok(code)
    effects.enter(types.lineEnding)
    effects.consume(code)
    effects.exit(types.lineEnding)
    return lineStart
  }

  function lineStart(code: Code): State | undefined {
    if (self.parser.lazy[self.now().line]) return nok(code)
    return markdownSpace(code) ? factorySpace(effects, first, types.whitespace)(code) : first(code)
  }

  function first(code: Code) {
    if (code === codes.percentSign) {
      effects.enter(types.data)
      effects.consume(code)
      return percent
    }
    if (!isNameStart(code)) return nok(code)
    effects.enter(types.data)
    return attributeName(code)
  }

  function percent(code: Code) {
    effects.exit(types.data)
    return code === codes.rightCurlyBrace ? ok(code) : nok(code)
  }

  function attributeName(code: Code): State | undefined {
    if (isNamePart(code)) {
      effects.consume(code)
      return attributeName
    }
    effects.exit(types.data)
    return code === codes.equalsTo ? ok(code) : nok(code)
  }
}

/** `{%` at the start of a line. */
const tagStart: Construct = {tokenize: tokenizeTagStart, partial: true}

function tokenizeTagStart(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return start

  function start(code: Code): State | undefined {
    return markdownSpace(code) ? factorySpace(effects, brace, types.whitespace)(code) : brace(code)
  }

  function brace(code: Code) {
    if (code !== codes.leftCurlyBrace) return nok(code)
    effects.enter(types.data)
    effects.consume(code)
    return percent
  }

  function percent(code: Code) {
    effects.exit(types.data)
    return code === codes.percentSign ? ok(code) : nok(code)
  }
}

/** The line ending before a line that begins with `{%`. */
const tagLineAhead: Construct = {
  partial: true,
  tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    return (code) => {
      if (!markdownLineEnding(code)) return nok(code)
      effects.enter(types.lineEnding)
      effects.consume(code)
      effects.exit(types.lineEnding)
      return effects.attempt(tagStart, ok, nok)
    }
  },
}

/**
 * CommonMark's HTML block with one more end: a line that begins with a tag. GitBook's exporter puts
 * `{% endtab %}` right below `</table>` and `</figure>`; CommonMark would read on to a blank line.
 * It works by asking for the tag wherever core asks for the blank line, so blocks that do not end at
 * blank lines (`<pre>`, comments) are as in core.
 */
const htmlUntilTag: Construct = {
  ...htmlFlow,
  name: 'gitbookHtmlFlow',
  tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const extended: Effects = {
      ...effects,
      check(construct, found, missing) {
        return isBlankLineCheck(construct)
          ? effects.check(construct, found, effects.check(tagLineAhead, found, missing))
          : effects.check(construct, found, missing)
      },
    }
    return htmlFlow.tokenize.call(this, extended, ok, nok)
  },
}

/** Core does not export its check for a blank line; a test pins the name that it goes by. */
const isBlankLineCheck = (construct: unknown) =>
  typeof construct === 'object' &&
  construct !== null &&
  'tokenize' in construct &&
  typeof construct.tokenize === 'function' &&
  construct.tokenize.name.startsWith('tokenizeBlankLineBefore')

const isAfterValue = (code: Code) =>
  code === codes.eof ||
  markdownLineEndingOrSpace(code) ||
  code === codes.percentSign ||
  code === codes.rightCurlyBrace

const isNameStart = (code: Code) => code !== null && code > 0 && /[A-Za-z@]/.test(String.fromCharCode(code))

const isNamePart = (code: Code) => code !== null && code > 0 && /[\w@/.-]/.test(String.fromCharCode(code))
