import {expect, test} from 'vitest'
import {emojiCharacter, gitbookNameFor, isKnownEmoji, nearestEmoji} from '../../src/gitbook/emoji.ts'

// Shortcodes that writers really use in GitBook spaces.
const common = `warning new tada information_source smile sparkles soon sunglasses honey_pot white_check_mark
clap mag innocent eyes woman_technologist wave thumbsup thinking ocean man_technologist cake copyright
arrow_down wink boom date robot keyboard heart grin rocket writing_hand mag_right magic_wand crown briefcase
basketball small_red_triangle heartpulse bricks frame_photo tools calendar_spiral woman_swimming`

test.each(common.split(/\s/))('`%s` is known', (name) => {
  expect(isKnownEmoji(name)).toBe(true)
  expect(gitbookNameFor(name)).toBeUndefined()
})

test.each(['ref', 'cluster', 'dbuser', 'dbname', 'digit', 'word', 'rougir', '', 'toString'])(
  '`%s` is neither known nor a name of another set',
  (name) => {
    expect(isKnownEmoji(name)).toBe(false)
    expect(gitbookNameFor(name)).toBeUndefined()
    expect(emojiCharacter(name)).toBeUndefined()
  },
)

test('signs and digits are parts of names', () => {
  expect(isKnownEmoji('+1')).toBe(true)
  expect(isKnownEmoji('-1')).toBe(true)
  expect(isKnownEmoji('100')).toBe(true)
})

test('skin tones belong to emoji that have them', () => {
  expect(emojiCharacter('wave_tone1')).toBe('\u{1f44b}\u{1f3fb}')
  expect(emojiCharacter('wave_tone5')).toBe('\u{1f44b}\u{1f3ff}')
  expect(isKnownEmoji('wave_tone6')).toBe(false)
  expect(isKnownEmoji('rocket_tone1')).toBe(false)
})

test('characters are fully qualified', () => {
  expect(emojiCharacter('rocket')).toBe('🚀')
  expect(emojiCharacter('warning')).toBe('\u{26a0}\u{fe0f}')
  expect(emojiCharacter('woman_technologist')).toBe('\u{1f469}\u{200d}\u{1f4bb}')
  expect(emojiCharacter('flag_us')).toBe('🇺🇸')
})

test.each([
  ['flag-us', 'flag_us', '🇺🇸'],
  ['star-struck', 'star_struck', '🤩'],
  ['man-woman-girl-boy', 'family_mwgb', '👨‍👩‍👧‍👦'],
  ['puzzle-piece', 'puzzle_piece', '🧩'],
  ['1st_place_medal', 'first_place', '🥇'],
  ['exclamation_mark', undefined, undefined],
  ['shipit', undefined, undefined],
])('GitBook has its own name for `%s` of another set', (name, own, character) => {
  expect(gitbookNameFor(name)?.name).toBe(own)
  expect(gitbookNameFor(name)?.character).toBe(character)
})

test('a slip gives the name that was meant', () => {
  expect(nearestEmoji('sparkels')).toBe('sparkles')
  expect(nearestEmoji('Warning')).toBe('warning')
  expect(nearestEmoji('white_check_marck')).toBe('white_check_mark')
})

test('skin tones are never suggested', () => {
  expect(nearestEmoji('wave_tone6')).toBeUndefined()
})

test('a name that is near to none gives nothing', () => {
  expect(nearestEmoji('ref')).toBeUndefined()
  expect(nearestEmoji('dbuser')).toBeUndefined()
  expect(nearestEmoji('x'.repeat(100_000))).toBeUndefined()
})
