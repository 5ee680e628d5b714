/** Decides which words in an adult's text blame the child, and what says the same without blame (product §1.3; §5). */

export interface BetterWords {
  /** As it was typed. */
  readonly found: string;
  readonly better: string;
}

const WORDS: readonly (readonly [pattern: RegExp, better: string])[] = [
  [/\bpromiscu(?:ous|ity)(?:ly)?\b/giu, 'say what was seen or heard; the child is being exploited'],
  [/\blife-?\s?style choices?\b/giu, 'the child is being exploited or groomed'],
  [
    /\b(?:puts?|putting|places?|placing) (?:her|him|them)(?:self|selves)\b(?: (?:at|in) (?:risk|danger|harm))?/giu,
    'is being put at risk by someone else',
  ],
  [/\bchild prostitut(?:e|es|ion)\b/giu, 'a child who is sexually exploited'],
  [/\bprostitut(?:es?|ing) (?:her|him|them)(?:self|selves)\b/giu, 'is being sexually exploited'],
  [/\b(?:asking|asked) for it\b/giu, 'nobody asks to be abused; say what was done to them'],
  [/\battention[- ]seeking\b/giu, 'is trying to tell us something, or is in distress'],
  [/\bstreet-?\s?wise\b/giu, 'is a child, and may still be exploited'],
  [/\bsexually available\b/giu, 'is being exploited'],
  [
    /\b(?:refus(?:es|ed|ing)|fail(?:s|ed|ing)) to (?:engage|cooperate|co-operate)\b/giu,
    'has not yet felt safe with us',
  ],
  [/\bconsensual\b|\bconsented\b/giu, 'say what happened; fear, need or control can look like consent'],
];

/** Each blaming word or phrase once, with better words. For the text of adults only: the child's own words are never changed. */
export function blamingWords(text: string): readonly BetterWords[] {
  const all = WORDS.flatMap(([pattern, better]) => [...text.matchAll(pattern)].map((m) => ({ found: m[0], better })));
  return all.filter((w, i) => all.findIndex((o) => o.found.toLowerCase() === w.found.toLowerCase()) === i);
}
