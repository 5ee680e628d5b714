/** Says that what was added after submitting stands on the form under the day on which it was said. */
import { formCard } from '../../../src/cards/concern/formCard';
import { render } from '../../../src/cards/render';
import { textOf } from '../../support/cardLint';
import { PROFILE } from '../../support/house';
import { submitted } from '../../support/storeSamples';

it('an addition carries the London day on which it was made, in summer too', () => {
  const addition = { at: '2026-07-01T23:30:00.000Z', by: 'author-1', text: 'A made-up sentence.' };
  const concern = submitted({ additions: [{ ...addition, kind: 'addition' }] });
  const card = render(formCard({ concern, submittedOn: '2026-06-30', profile: PROFILE, page: 1, submit: false }));
  expect(textOf(card)).toContain('Added later (2 July 2026)');
});
