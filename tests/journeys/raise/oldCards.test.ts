import { BOT, CHANNEL_ID, HOME_TENANT, PEOPLE, personalChatOf } from '../../support/people';
import { journey, seatPanel } from '../support/journey';
import { draftsOf } from '../support/drafts';
import {
  askedOn,
  carriedBy,
  draftUntil,
  fillOf,
  goOn,
  onReview,
  press,
  pressOf,
  raise,
  referenceOn,
  review,
  submit,
  submitPress,
} from '../support/raise';

const bot = journey('file');
const teacher = PEOPLE.teacher;
const OUT_OF_DATE = 'That card was out of date';

const { stored, valuesOf, invoke, childPage } = draftsOf(bot, teacher);

describe('an old card', () => {
  test('never overwrites: it says so and shows what is current', async () => {
    const { card, concern } = await childPage();
    const old = card.frozen();
    await press(card, 'Next', fillOf(card, { childName: 'Robin Madeup', dob: '16' }));
    const shown = await press(old, 'Next', fillOf(old, { childName: 'Somebody Else', dob: '12' }));
    expect(shown.text()).toContain(OUT_OF_DATE);
    expect(askedOn(shown)).toContain('ethnicity');
    expect((await valuesOf(concern))['childName']).toBe('Robin Madeup');
  });

  test.each(['Next', 'Back', 'Save and close'])('changes nothing by %s', async (button) => {
    const { card, concern } = await childPage();
    const old = card.frozen();
    await press(card, 'Next', fillOf(card, { childName: 'Robin Madeup', dob: '16' }));
    const before = await stored(concern);
    await press(old, button, fillOf(old, { childName: 'Somebody Else', dob: '12' }));
    expect(await stored(concern)).toEqual(before);
  });

  test('of the review turns to no part and submits nothing once something newer is saved', async () => {
    const { card, concern } = await review(bot(), teacher);
    const old = card.frozen();
    await press(card, 'Back');
    expect((await press(old, 'Submit', { q_declaration: ['agreed'] })).text()).toContain(OUT_OF_DATE);
    expect((await press(old, 'Change this part', { part: 'child' })).text()).toContain(OUT_OF_DATE);
    expect((await stored(concern)).state.stage).toBe('draft');
  });

  test('of a submitted concern answers with its receipt', async () => {
    const { card } = await childPage();
    const old = card.frozen();
    await goOn(card, onReview);
    await submit(card);
    const shown = await press(old, 'Next', fillOf(old, { childName: 'Somebody Else', dob: '12' }));
    expect(referenceOn(shown)).toMatch(/^MASE-/);
  });

  test('of a deleted draft says that it is gone', async () => {
    const { card, concern } = await childPage();
    const old = card.frozen();
    await bot().as(teacher).say('my concerns');
    const list = bot().as(teacher).card();
    const data = { concern };
    await invoke({ action: { type: 'Action.Execute', verb: 'deleteDraft', data }, trigger: 'manual' });
    expect(list.text()).toContain('Draft begun');
    const answer = await old.click('Next', fillOf(old, { childName: 'Robin Madeup', dob: '16' }));
    expect(answer).toMatchObject({ kind: 'error', status: 412 });
  });
});

describe('a double click', () => {
  test('one after the other saves once, and reads the same again', async () => {
    const { card, concern } = await childPage();
    const click = pressOf(card, 'Next', fillOf(card, { childName: 'Robin Madeup', dob: '12' }));
    const first = await invoke(click);
    const { version } = await stored(concern);
    expect(await invoke(click)).toEqual(first);
    expect((await stored(concern)).version).toBe(version);
  });

  test('at the same moment, the very same activity, saves once', async () => {
    const { card, concern } = await childPage();
    const { version } = await stored(concern);
    const activity = {
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: 'in-the-same',
      channelId: 'msteams',
      serviceUrl: bot().connector.url,
      from: { id: teacher.userId, name: teacher.name, aadObjectId: teacher.personId },
      recipient: BOT,
      conversation: { id: personalChatOf(teacher), conversationType: 'personal', tenantId: HOME_TENANT },
      channelData: { tenant: { id: HOME_TENANT } },
      value: pressOf(card, 'Next', fillOf(card, { childName: 'Robin Madeup', dob: '16' })),
    };
    const answers = await Promise.all([1, 2, 3].map(() => bot().post(activity)));
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map((a) => a.text)).size).toBe(1);
    expect((await stored(concern)).version).toBe(version + 1);
  });

  test('on Add makes one row', async () => {
    const { card, concern } = await draftUntil(bot(), teacher, (c) => c.buttons().includes('Add sibling'));
    const click = pressOf(card, 'Add sibling');
    await Promise.all([invoke(click), invoke(click)]);
    const { state } = await stored(concern);
    expect(state.stage === 'draft' ? state.answers.rows.siblings : []).toHaveLength(1);
  });

  test('on Submit, at the same moment, makes one reference and one card in the channel', async () => {
    await seatPanel(bot());
    await bot().settle();
    const before = bot().connector.posts(CHANNEL_ID).length;
    const { card, concern } = await review(bot(), teacher);
    const click = submitPress(card);
    const answers = await Promise.all([1, 2, 3].map(() => invoke(click)));
    const references = answers.map((a) => /MASE-\d{4}-\d{4}/.exec(JSON.stringify(a))?.[0]);
    expect(new Set(references).size).toBe(1);
    await bot().settle();
    expect(bot().connector.posts(CHANNEL_ID).length - before).toBe(1);
    const again = await invoke(click);
    expect(JSON.stringify(again)).toContain(references[0] ?? 'nothing');
    await bot().settle();
    expect(bot().connector.posts(CHANNEL_ID).length - before).toBe(1);
    expect((await stored(concern)).state).toMatchObject({ stage: 'case', reference: references[0] });
  });

  test('on a whole submitted concern’s old review answers with the same reference', async () => {
    const { card } = await review(bot(), teacher);
    const old = card.frozen();
    await submit(card);
    const reference = referenceOn(card);
    expect(referenceOn(await press(old, 'Submit', { q_declaration: ['agreed'] }))).toBe(reference);
  });
});

describe('somebody else', () => {
  test.each(['outsider', 'coordinator', 'stranger'] as const)(
    'cannot save, open or submit a draft: the %s',
    async (who) => {
      const { card, concern } = await childPage();
      const before = await stored(concern);
      const chat = bot().as(PEOPLE[who]);
      const data = carriedBy(card, 'Next');
      for (const verb of [
        'saveStep',
        'resumeConcern',
        'showConcern',
        'submitConcern',
        'changePart',
        'deleteDraft',
        'openDeleteDraft',
        'openAddition',
        'viewCase',
        'acceptCase',
      ]) {
        const value = {
          action: { type: 'Action.Execute', verb, data: { ...data, part: 'child', q_childName: 'Forged' } },
          trigger: 'manual',
        };
        const { status, body } = await chat.invoke('adaptiveCard/action', value);
        expect([200, 401, 403]).toContain(status);
        expect(body['type']).not.toBe('application/vnd.microsoft.card.adaptive');
        expect(JSON.stringify(body)).not.toContain('Robin');
      }
      expect(await stored(concern)).toEqual(before);
    },
  );

  test('sees nothing of it under “my concerns”', async () => {
    await childPage();
    await bot().as(PEOPLE.outsider).say('my concerns');
    expect(bot().as(PEOPLE.outsider).card().text()).toContain('You have not begun a concern here.');
  });

  test('cannot answer a duty of, add to, or withdraw a submitted concern', async () => {
    const { concern } = await raise(bot(), teacher);
    const before = await stored(concern);
    for (const verb of ['answerDuties', 'addToConcern', 'askWithdrawal']) {
      const data = { concern, text: 'Forged', rules: 'R2', when: 'now', withWhom: 'nobody' };
      const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
      const { body } = await bot().as(PEOPLE.outsider).invoke('adaptiveCard/action', value);
      expect(body['type']).toBe('application/vnd.microsoft.error');
    }
    expect(await stored(concern)).toEqual(before);
  });
});
