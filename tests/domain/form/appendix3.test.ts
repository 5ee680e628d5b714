/** Checks every printed label against the referral form itself (Appendix 3), both ways. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Field } from '../../../src/domain/form/field';
import { PAGES } from '../../../src/domain/form/pages';
import { ROW_FIELDS } from '../../../src/domain/form/rows';
import { FACTORS, INDICATORS } from '../../../src/domain/risk/checklist';

const raw = readFileSync(join(__dirname, '../../data/appendix-3.txt'), 'utf8');

/**
 * The excerpt is the form from its heading to its last line; the one line that holds people's mailboxes is left out.
 * Normalised before comparing: tick boxes and tags become spaces, the stars of bold type go, runs of white space
 * (tabs between cells, line ends) become one space.
 */
const normalise = (text: string): string =>
  text
    .replace(/<[^>]*>|☐/g, ' ')
    .replace(/\*\*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const form = normalise(raw);

const fields: readonly Field[] = [
  ...PAGES.flatMap((p) => p.fields),
  ...ROW_FIELDS.siblings,
  ...ROW_FIELDS.perpetrators,
];
const printedLabels = fields.flatMap((f) => [
  ...(f.printed === true ? [f.label] : []),
  ...(f.choices ?? []).filter((c) => c.printed === true).map((c) => c.label),
]);

it('is the excerpt that it was', () => {
  expect(createHash('sha256').update(raw).digest('hex')).toBe(
    '85bb3169df40ae05b04465a5ae802e877bfbaa8617ba9257b370cca4c9a5678b',
  );
});

it.each([...new Set(printedLabels)])('prints "%s" as the form does', (label) => {
  expect(form).toContain(label);
});

/** Kept beside the form: the meeting is the panel's to set, the actions are the panel's to agree, the headings ask nothing. */
const NOT_ASKED = new Set([
  'Appendix 3',
  'Ealing Multi Agency Sexual Exploitation (MASE) panel - referral form',
  'MASE meeting date:',
  'Further information informing risk and response:',
  'Actions arising from MASE:',
  'Action',
  'Responsible agency/ name of person',
  'Date/by when',
  'Outcome sought',
]);

const lines = raw.split('\n');
const cells = lines
  .filter((line) => line.includes('\t'))
  .flatMap((line) => line.split('\t'))
  .map(normalise)
  .filter((cell) => cell !== '');

/** Cells that hold several labels, read by what follows each. */
function labelsIn(cell: string): readonly string[] {
  const services = cell.startsWith('ECIRS / MASH');
  if (services) return [];
  if (/^(Yes\/No|Yes No|Attending\? Yes \/ No|1 2 3)$/.test(cell))
    return cell.replace('Attending? ', '').split(/[ /]+/);
  if (/^(Male Female|Heterosexual .*|CO ICO LAC .*)$/.test(cell))
    return cell
      .replace('Section 20', 'Section_20')
      .split(' ')
      .map((w) => w.replace('_', ' '));
  if (cell === 'Sibling information Name') return ['Name'];
  if (cell === 'Please advise if known to any services? Please give details')
    return ['Please advise if known to any services?', 'Please give details'];
  if (cell === 'Any gang association? If so, please give details')
    return ['Any gang association?', 'If so, please give details'];
  return [cell];
}

describe('nothing of the form is missing', () => {
  const ours = new Set(printedLabels);

  it.each([...new Set(cells.flatMap(labelsIn))].filter((c) => !NOT_ASKED.has(c)))('asks for "%s"', (label) => {
    expect(ours).toContain(label);
  });

  it('has every box of the known services, in order', () => {
    const cell =
      raw.split('\t').find((c) => c.startsWith('ECIRS / MASH')) ??
      lines.flatMap((l) => l.split('\t')).find((c) => c.includes('ECIRS / MASH')) ??
      '';
    const boxes = cell
      .split('<input type="checkbox"/>')
      .map(normalise)
      .filter((b) => b !== '');
    expect(fields.find((f) => f.id === 'services')?.choices?.map((c) => c.label)).toEqual(boxes);
    expect(boxes).toHaveLength(16);
  });

  it('has the factors and the indicators in the order of the form', () => {
    const rows = lines.map((l) => l.split('\t').map(normalise)).filter((r) => r.length === 4 && r[1] === 'Yes/No');
    const column = (n: number) =>
      rows
        .slice(1)
        .map((r) => r[n] ?? '')
        .filter((c) => c !== '');
    expect(FACTORS.map((c) => c.label)).toEqual(column(0));
    expect(INDICATORS.map((c) => c.label)).toEqual(column(2));
    expect([FACTORS.length, INDICATORS.length]).toEqual([14, 13]);
  });
});
