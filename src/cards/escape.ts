/** Decides how text that people typed is shown exactly as typed: never as Markdown, an entity, a date macro or a template expression. */

const NBSP = '\u00a0';
const SPECIAL = /[\\`*_{}[\]()<>#|~]|&(?=[#a-z0-9])/gi;
/** Bullets, rules, underlines of headings, and numbers of ordered lists: active only where a line begins. */
const LINE_START = /^(?:[-+](?=\s|$|[-+])|=)/;
const ORDERED = /^(\d+)\.(?=\s|$)/;

function escapeLine(line: string): string {
  const lead = /^\s*/.exec(line)?.[0] ?? '';
  // Four spaces would make a code block; spaces that do not break are shown and mean nothing.
  const indent = lead.replace(/[ \t]/g, NBSP);
  return (
    indent + line.slice(lead.length).replace(SPECIAL, '\\$&').replace(LINE_START, '\\$&').replace(ORDERED, '$1\\.')
  );
}

/** Text for a place that renders Markdown; each typed line break stays one, because Teams runs lines together unless a blank one stands between. */
export const escapeMarkdown = (text: string): string =>
  text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(escapeLine)
    .join('\n\n');

const MARK = '\ue000';
const DOLLAR = `${MARK}\ue002`;
const LITERAL_MARK = `${MARK}\ue001`;

/** Hides every `$` from the template engine; `revealDollars` gives the text back, whatever it was. */
export const hideDollars = (text: string): string =>
  text.replace(/[\ue000$]/g, (c) => (c === '$' ? DOLLAR : LITERAL_MARK));
export const revealDollars = (text: string): string =>
  text.replace(/\ue000([\ue001\ue002])/g, (_, c: string) => (c === '\ue002' ? '$' : MARK));
