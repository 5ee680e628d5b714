/** Decides what a whole form holds in the tests: the least that can be submitted, about an obviously made-up child. */
import type { Answers, Values } from '../../src/domain/form/answers';

export const CALM: Values = {
  dangerNow: 'no',
  crimeLikely: 'no',
  harmLikely: 'no',
  parentFacilitates: 'no',
  failsToProtect: 'no',
  adultInTrust: 'no',
  leadTalked: 'yes',
  concernsRemain: 'yes',
};

/** Sixteen, nothing urgent, category 2; the declaration is made when it is submitted. */
export const WHOLE: Values = {
  ...CALM,
  childName: 'Robin Madeup',
  dob: '16',
  referrerName: 'Tess Teacher',
  agency: 'education',
  details: 'Seen in a made-up car.',
  ownCategory: '2',
  categoryReason: 'Somebody gives presents.',
};

/** The answers with some replaced. */
export const answered = (values: Values = WHOLE, over: Values = {}): Answers => ({
  values: { ...values, ...over },
  rows: { siblings: [], perpetrators: [] },
});
